package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/** What stands at the top level of a schema file: a comment or an expression. */
public sealed interface QapiElement permits QapiComment, QapiObject {

    /** Where it begins. */
    SourceLocation location();
}
