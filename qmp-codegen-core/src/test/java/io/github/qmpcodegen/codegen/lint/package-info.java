/** Tests of the lint. */
@NullMarked
package io.github.qmpcodegen.codegen.lint;

import org.jspecify.annotations.NullMarked;
