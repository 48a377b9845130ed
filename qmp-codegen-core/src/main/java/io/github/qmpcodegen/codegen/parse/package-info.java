/**
 * Parses the text of files into the syntax model.
 *
 * <p>This is the only package that depends on ANTLR and the grammars. Each parser takes a text and a sink for
 * diagnostics, and continues after an error, so that one run reports all of them.
 */
@NullMarked
package io.github.qmpcodegen.codegen.parse;

import org.jspecify.annotations.NullMarked;
