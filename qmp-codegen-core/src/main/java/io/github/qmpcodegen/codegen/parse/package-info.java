/**
 * From the text of a file to what it says.
 *
 * <p>This is the only package that sees ANTLR and the grammars. Each parser takes a text and a sink for diagnostics, and
 * goes on behind an error, so that one run tells all of them.
 */
@NullMarked
package io.github.qmpcodegen.codegen.parse;

import org.jspecify.annotations.NullMarked;
