/** Tokens and trees of the grammars. */
@NullMarked
package io.github.qmpcodegen.grammar;

import org.jspecify.annotations.NullMarked;
