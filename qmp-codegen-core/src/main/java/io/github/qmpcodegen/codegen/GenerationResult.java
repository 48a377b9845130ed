package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.output.OutputChanges;
import java.util.List;

/**
 * The result of a generation.
 *
 * @param outcome how the generation ended
 * @param loaded the schema, and the diagnostics about the sources
 * @param changes what was changed in the output, or would be; nothing if the sources have errors
 * @param unmatched the includes and excludes that match no command, event or type
 */
public record GenerationResult(
        Outcome outcome, LoadedSchema loaded, OutputChanges changes, List<UnmatchedPattern> unmatched) {

    /** No file was looked at. */
    static final OutputChanges NO_CHANGES =
            new OutputChanges(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0, List.of());

    /** Copies the list. */
    public GenerationResult {
        unmatched = List.copyOf(unmatched);
    }

    /** The same, after these files were deleted besides. */
    GenerationResult alsoDeleting(List<String> paths) {
        return new GenerationResult(outcome, loaded, changes.alsoDeleting(paths), unmatched);
    }
}
