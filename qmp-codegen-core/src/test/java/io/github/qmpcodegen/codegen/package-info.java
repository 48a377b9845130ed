/** Tests of the generator as a whole. */
@NullMarked
package io.github.qmpcodegen.codegen;

import org.jspecify.annotations.NullMarked;
