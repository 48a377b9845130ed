package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import org.jspecify.annotations.Nullable;

/**
 * A request to compare two interfaces.
 *
 * @param before the sources that describe the older interface
 * @param after the sources that describe the newer interface
 * @param from the release to compare, if the older sources describe several; null for all of them
 * @param to the release to compare, if the newer sources describe several; null for all of them
 */
public record DiffRequest(
        Sources before,
        Sources after,
        @Nullable Release from,
        @Nullable Release to) {

    /** Creates a request to compare two whole interfaces. */
    public DiffRequest(Sources before, Sources after) {
        this(before, after, null, null);
    }

    /**
     * Returns a request to compare two releases.
     *
     * @param sources labelled sources, or an export of labelled sources
     * @param from the older release
     * @param to the newer release
     * @throws IllegalArgumentException if the sources are labelled, but one of the releases is not among the labels
     */
    public static DiffRequest between(Sources sources, Release from, Release to) {
        return sources.releases().isEmpty()
                ? new DiffRequest(sources, sources, from, to)
                : new DiffRequest(labelled(sources, from), labelled(sources, to));
    }

    private static Sources labelled(Sources sources, Release release) {
        Sources found = sources.releases().get(release);
        if (found == null) {
            throw new IllegalArgumentException("no source is labelled " + release + "; the labels are "
                    + sources.releases().keySet());
        }
        return found;
    }
}
