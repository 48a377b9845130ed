package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.diff.Change;
import io.github.qmpcodegen.codegen.diff.DiffJson;
import io.github.qmpcodegen.codegen.diff.DiffText;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a comparison.
 *
 * @param request the request, with the releases that are compared
 * @param outcome how the comparison ended
 * @param before the older interface, and the diagnostics about its sources
 * @param after the newer interface, and the diagnostics about its sources
 * @param changes the changes; empty unless the outcome is {@link Outcome#DONE}
 */
public record DiffResult(
        DiffRequest request, Outcome outcome, LoadedSchema before, LoadedSchema after, List<Change> changes) {

    /** Copies the list. */
    public DiffResult {
        changes = List.copyOf(changes);
    }

    /** Whether any change breaks a client written for the older interface. */
    public boolean breaksClients() {
        return changes.stream().anyMatch(Change::breaking);
    }

    /** Returns the changes for people, as plain text. */
    public String text() {
        return DiffText.text(changes);
    }

    /** Returns the changes for people, as GitHub Flavored Markdown. */
    public String markdown() {
        return DiffText.markdown(changes, name(request.before(), request.from()), name(request.after(), request.to()));
    }

    /** Returns the changes for tools, as JSON text that ends with a line feed; see {@link DiffJson}. */
    public String json() {
        return new DiffJson()
                .write(changes, name(request.before(), request.from()), name(request.after(), request.to()));
    }

    private static String name(Sources sources, @Nullable Release release) {
        return String.join(", ", sources.names()) + (release == null ? "" : ", " + release);
    }
}
