/** Lexers and parsers of the files in which QEMU describes its monitor protocol, most of them made by ANTLR. */
@NullMarked
package io.github.qmpcodegen.grammar;

import org.jspecify.annotations.NullMarked;
