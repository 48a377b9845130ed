package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * A line of documentation.
 *
 * @param text the line as it stands, tabs and trailing blanks included, without its line end
 * @param location where it begins
 */
public record TextLine(String text, SourceLocation location) {}
