/**
 * What QAPI schema files say, verbatim: comments, and expressions as objects, arrays, strings and literals, each with
 * the place where it stands. What they mean is found out later.
 */
@NullMarked
package io.github.qmpcodegen.codegen.syntax.qapi;

import org.jspecify.annotations.NullMarked;
