package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * The place of an expression that cannot be read, so that what surrounds it does not seem misplaced.
 *
 * @param name the name that it probably defines; empty if that is unknown, too
 * @param location where it starts
 */
public record QapiGap(String name, SourceLocation location) implements QapiElement {}
