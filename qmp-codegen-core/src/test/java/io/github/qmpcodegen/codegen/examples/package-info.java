/** Tests of documented exchanges. */
@NullMarked
package io.github.qmpcodegen.codegen.examples;

import org.jspecify.annotations.NullMarked;
