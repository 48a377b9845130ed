/** Reads QAPI schema files into the syntax model, and with each file those that it includes. */
@NullMarked
package io.github.qmpcodegen.codegen.parse.qapi;

import org.jspecify.annotations.NullMarked;
