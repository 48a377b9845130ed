package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins the traits of a thing from all releases that have it: the documentation of the newest that has any, the conditions
 * of the newest, and all features, each with the releases that have it.
 */
final class TraitsJoin {

    private final History history;

    TraitsJoin(History history) {
        this.history = history;
    }

    /**
     * The traits of a thing in one release.
     *
     * @param release the place of the release in the order
     * @param traits its traits there
     */
    record ReleaseTraits(int release, Traits traits) {}

    /**
     * Joins the traits of a thing in several releases.
     *
     * @param oldestFirst the traits in the releases that have the thing, at least one
     */
    Traits join(List<ReleaseTraits> oldestFirst) {
        return join(oldestFirst, history.at(oldestFirst.stream().mapToInt(ReleaseTraits::release)));
    }

    private Traits join(List<ReleaseTraits> oldestFirst, Availability releases) {
        List<ReleaseTraits> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        Traits newest = newestFirst.get(0).traits();
        Documentation documented = newestFirst.stream()
                .map(each -> each.traits().documentation())
                .filter(documentation -> !documentation.blocks().isEmpty())
                .findFirst()
                .orElse(Documentation.NONE);
        Optional<String> dated = newestFirst.stream()
                .map(each -> each.traits().documentation().since())
                .filter(since -> !since.isEmpty())
                .findFirst();
        return new Traits(
                features(newestFirst),
                newest.conditions(),
                new Documentation(documented.blocks(), since(dated, releases)),
                newest.location(),
                releases);
    }

    /**
     * The release that introduced it: what the documentation says, where that is neither after the first release that has
     * it nor before the last that lacks it; else the first that has it, unless older ones may have it, too.
     */
    private static String since(Optional<String> dated, Availability releases) {
        Release first = releases.oldest().orElseThrow();
        Optional<Release> without = releases.newestWithout();
        Optional<Release> stated = dated.flatMap(Release::of)
                .filter(release -> release.compareTo(first) <= 0)
                .filter(release -> without.isEmpty() || release.compareTo(without.get()) > 0);
        return stated.or(() -> without.isEmpty() ? Optional.empty() : Optional.of(first))
                .map(Release::toString)
                .orElse("");
    }

    private List<Feature> features(List<ReleaseTraits> newestFirst) {
        Map<String, List<ReleaseTraits>> byName = new LinkedHashMap<>();
        for (ReleaseTraits each : newestFirst) {
            for (Feature feature : each.traits().features()) {
                byName.computeIfAbsent(feature.name(), name -> new ArrayList<>())
                        .add(0, new ReleaseTraits(each.release(), feature.traits()));
            }
        }
        List<Feature> features = new ArrayList<>();
        byName.forEach((name, occurrences) -> features.add(new Feature(name, join(occurrences))));
        return features;
    }
}
