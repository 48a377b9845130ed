package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Sources;

/**
 * A request to export an interface.
 *
 * @param sources the sources that describe the interface
 */
public record ExportRequest(Sources sources) {}
