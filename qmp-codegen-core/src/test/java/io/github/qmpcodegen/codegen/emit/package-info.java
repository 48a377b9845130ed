/** Tests of the generated code. */
@NullMarked
package io.github.qmpcodegen.codegen.emit;

import org.jspecify.annotations.NullMarked;
