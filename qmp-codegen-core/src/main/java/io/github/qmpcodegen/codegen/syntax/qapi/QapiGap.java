package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * An expression that cannot be read, in its place, so that nobody takes what stands around it for misplaced.
 *
 * @param name the name that it probably defines; empty if that cannot be told either
 * @param location where it begins
 */
public record QapiGap(String name, SourceLocation location) implements QapiElement {}
