/**
 * The contents of QAPI schema files, verbatim: comments, and expressions as objects, arrays, strings and literals, each
 * with its place. Their meaning is determined later.
 */
@NullMarked
package io.github.qmpcodegen.codegen.syntax.qapi;

import org.jspecify.annotations.NullMarked;
