/**
 * The generator as a library: sources in, a schema or files out. The command line and the Maven plugin both call it.
 */
@NullMarked
package io.github.qmpcodegen.codegen;

import org.jspecify.annotations.NullMarked;
