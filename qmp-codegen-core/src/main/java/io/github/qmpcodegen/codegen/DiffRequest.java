package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to compare two interfaces.
 *
 * @param before the sources that describe the older interface
 * @param after the sources that describe the newer interface
 * @param from the release to compare, if the older sources describe several; null for all of them
 * @param to the release to compare, if the newer sources describe several; null for all of them
 * @param betweenReleases whether two releases of the same sources are compared; null is then the oldest or the newest
 */
public record DiffRequest(
        Sources before,
        Sources after,
        @Nullable Release from,
        @Nullable Release to,
        boolean betweenReleases) {

    /** Creates a request to compare two whole interfaces. */
    public DiffRequest(Sources before, Sources after) {
        this(before, after, null, null, false);
    }

    /**
     * Returns a request to compare two releases.
     *
     * @param sources labelled sources, or an export of labelled sources
     * @param from the older release; null for the oldest
     * @param to the newer release; null for the newest
     * @throws IllegalArgumentException if both are the same release, or if the sources are labelled, but one of the
     *     releases is not among the labels
     */
    public static DiffRequest between(Sources sources, @Nullable Release from, @Nullable Release to) {
        SortedMap<Release, Sources> releases = sources.releases();
        if (releases.isEmpty()) {
            requireDifferent(from, to);
            return new DiffRequest(sources, sources, from, to, true);
        }
        Release older = from == null ? releases.firstKey() : from;
        Release newer = to == null ? releases.lastKey() : to;
        DiffRequest request = new DiffRequest(labelled(releases, older), labelled(releases, newer));
        if (releases.size() == 1) {
            throw new IllegalArgumentException(
                    "there is only one release, " + older + "; expected sources that are labelled with at least two");
        }
        requireDifferent(older, newer);
        return request;
    }

    private static void requireDifferent(@Nullable Release from, @Nullable Release to) {
        if (from != null && from.equals(to)) {
            throw new IllegalArgumentException(
                    "the older and the newer release are both " + from + "; expected two that differ");
        }
    }

    private static Sources labelled(SortedMap<Release, Sources> releases, Release release) {
        Sources found = releases.get(release);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no source is labelled " + release + "; the labels are " + releases.keySet());
        }
        return found;
    }

    /** The same with the oldest and the newest of the releases that the sources describe, where no other is chosen. */
    DiffRequest among(List<Release> releases) {
        return !betweenReleases || releases.isEmpty()
                ? this
                : new DiffRequest(
                        before,
                        after,
                        from == null ? releases.get(0) : from,
                        to == null ? releases.get(releases.size() - 1) : to,
                        true);
    }
}
