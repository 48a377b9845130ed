package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a reference of several releases shows which of them have something. */
final class ReleaseChoice {

    private ReleaseChoice() {}

    /** The releases in words, each interval for a badge; nothing where all releases have it. */
    static List<String> badges(Availability releases) {
        if (releases.isEverywhere()) {
            return List.of();
        }
        List<String> badges = new ArrayList<>();
        for (Availability.Interval interval : releases.intervals()) {
            String since = interval.since();
            String until = interval.until();
            badges.add(
                    until.isEmpty()
                            ? "since " + since
                            : since.isEmpty()
                                    ? "until " + until
                                    : since.equals(until) ? "only " + since : since + " to " + until);
        }
        return badges;
    }

    /** The attribute by which the page's script finds what a release lacks; none where all releases have it. */
    static String[] attribute(Availability releases) {
        return releases.isEverywhere() ? new String[0] : new String[] {"data-releases", list(releases)};
    }

    private static String list(Availability releases) {
        return releases.releases().stream()
                .filter(releases::has)
                .map(Release::toString)
                .collect(Collectors.joining(" "));
    }
}
