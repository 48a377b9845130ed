package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/** A value in an expression. */
public sealed interface QapiValue permits QapiObject, QapiArray, QapiString, QapiLiteral {

    /** Where it starts. */
    SourceLocation location();

    /** The kind of value, as named in messages, such as {@code an array}. */
    String kind();
}
