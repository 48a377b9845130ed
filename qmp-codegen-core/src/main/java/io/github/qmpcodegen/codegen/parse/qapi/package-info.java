/** Reads QAPI schema files into the syntax model, with the files that they include. */
@NullMarked
package io.github.qmpcodegen.codegen.parse.qapi;

import org.jspecify.annotations.NullMarked;
