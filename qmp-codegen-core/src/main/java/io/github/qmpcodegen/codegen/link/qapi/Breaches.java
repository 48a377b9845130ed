package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/** Takes breaches of a rule. */
@FunctionalInterface
interface Breaches {

    /** Reports what is wrong at a place. */
    void report(SourceLocation location, String message);
}
