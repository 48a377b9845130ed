package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/** An element of an {@code .hx} file, which is a sequence of them. */
public sealed interface HxElement permits HxEntry, HxDocumentation {

    /** Where it starts. */
    SourceLocation location();
}
