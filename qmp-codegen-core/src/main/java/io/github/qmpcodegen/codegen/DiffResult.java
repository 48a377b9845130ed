package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.diff.Change;
import io.github.qmpcodegen.codegen.diff.DiffJson;
import io.github.qmpcodegen.codegen.diff.DiffText;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a comparison.
 *
 * @param request what was asked for
 * @param outcome how it ended
 * @param before the older interface, and what is wrong with its sources
 * @param after the newer interface, and what is wrong with its sources
 * @param changes what changed; empty unless the outcome is {@link Outcome#DONE}
 */
public record DiffResult(
        DiffRequest request, Outcome outcome, LoadedSchema before, LoadedSchema after, List<Change> changes) {

    /** Copies the list. */
    public DiffResult {
        changes = List.copyOf(changes);
    }

    /** Whether anything changed that breaks a client written for the older interface. */
    public boolean breaksClients() {
        return changes.stream().anyMatch(Change::breaking);
    }

    /** The changes for people, as plain text. */
    public String text() {
        return DiffText.text(changes);
    }

    /** The changes for people, as Markdown in the flavour of GitHub. */
    public String markdown() {
        return DiffText.markdown(changes, name(request.before(), request.from()), name(request.after(), request.to()));
    }

    /** The changes for tools, as a JSON text that ends with a line end; see {@link DiffJson}. */
    public String json() {
        return new DiffJson()
                .write(changes, name(request.before(), request.from()), name(request.after(), request.to()));
    }

    private static String name(Sources sources, @Nullable Release release) {
        return String.join(", ", sources.names()) + (release == null ? "" : ", " + release);
    }
}
