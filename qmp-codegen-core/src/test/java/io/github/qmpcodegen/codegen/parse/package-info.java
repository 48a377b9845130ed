/** Reading files, printing them back, and what happens at errors. */
@NullMarked
package io.github.qmpcodegen.codegen.parse;

import org.jspecify.annotations.NullMarked;
