/** Tests of the comparison of interfaces. */
@NullMarked
package io.github.qmpcodegen.codegen.diff;

import org.jspecify.annotations.NullMarked;
