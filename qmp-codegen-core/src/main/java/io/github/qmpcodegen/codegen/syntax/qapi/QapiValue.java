package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/** A value in an expression. */
public sealed interface QapiValue permits QapiObject, QapiArray, QapiString, QapiLiteral {

    /** Where it begins. */
    SourceLocation location();

    /** What kind of value it is, as a message names it, such as {@code an array}. */
    String kind();
}
