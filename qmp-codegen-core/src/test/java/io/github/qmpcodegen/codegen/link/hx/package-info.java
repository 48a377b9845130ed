/** Tests of the linking of {@code .hx} files and events texts. */
@NullMarked
package io.github.qmpcodegen.codegen.link.hx;

import org.jspecify.annotations.NullMarked;
