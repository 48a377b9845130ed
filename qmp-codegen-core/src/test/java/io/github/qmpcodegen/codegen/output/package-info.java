/** Tests of what is written to the disk. */
@NullMarked
package io.github.qmpcodegen.codegen.output;

import org.jspecify.annotations.NullMarked;
