package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/** One of the things of which an {@code .hx} file is a sequence. */
public sealed interface HxElement permits HxEntry, HxDocumentation {

    /** Where it begins. */
    SourceLocation location();
}
