package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Sources;

/**
 * Which interface is to be exported.
 *
 * @param sources what describes it
 */
public record ExportRequest(Sources sources) {}
