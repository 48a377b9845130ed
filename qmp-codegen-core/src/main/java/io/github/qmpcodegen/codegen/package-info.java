/**
 * The generator as a library: it reads sources, and returns a schema or writes files. The command line and the Maven
 * plugin both call it.
 */
@NullMarked
package io.github.qmpcodegen.codegen;

import org.jspecify.annotations.NullMarked;
