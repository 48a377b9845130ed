package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * A line of documentation.
 *
 * @param text the line as it is, including tabs and trailing spaces, without its line terminator
 * @param location where it starts
 */
public record TextLine(String text, SourceLocation location) {}
