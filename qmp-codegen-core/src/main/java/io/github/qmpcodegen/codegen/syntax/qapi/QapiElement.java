package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/** A top-level element of a schema file: a comment, an expression, or one that cannot be read. */
public sealed interface QapiElement permits QapiComment, QapiObject, QapiGap {

    /** Where it starts. */
    SourceLocation location();
}
