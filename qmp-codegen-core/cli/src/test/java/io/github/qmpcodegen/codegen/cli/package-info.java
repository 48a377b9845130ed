/** Tests of the command line. */
@NullMarked
package io.github.qmpcodegen.codegen.cli;

import org.jspecify.annotations.NullMarked;
