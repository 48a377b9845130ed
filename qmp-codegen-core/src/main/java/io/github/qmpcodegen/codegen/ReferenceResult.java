package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.output.OutputChanges;

/**
 * What came of a request for a reference.
 *
 * @param outcome how it ended
 * @param loaded the interface, and what is wrong with the sources
 * @param changes what was changed in the output; nothing when the sources have errors
 */
public record ReferenceResult(GenerationResult.Outcome outcome, LoadedSchema loaded, OutputChanges changes) {}
