package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Sources;

/**
 * Which interfaces are to be compared.
 *
 * @param before what describes the older interface
 * @param after what describes the newer interface
 */
public record DiffRequest(Sources before, Sources after) {}
