package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Which interfaces are to be compared.
 *
 * @param before what describes the older interface
 * @param after what describes the newer interface
 * @param from the release of the older one, where its sources tell of several; null for all that they tell
 * @param to the release of the newer one, where its sources tell of several; null for all that they tell
 */
public record DiffRequest(
        Sources before,
        Sources after,
        @Nullable Release from,
        @Nullable Release to) {

    /** A comparison of two interfaces as a whole. */
    public DiffRequest(Sources before, Sources after) {
        this(before, after, null, null);
    }

    /**
     * A comparison of two releases.
     *
     * @param sources labelled sources, or an export of some
     * @param from the older release
     * @param to the newer release
     * @throws IllegalArgumentException if the sources are labelled and none with one of these
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
