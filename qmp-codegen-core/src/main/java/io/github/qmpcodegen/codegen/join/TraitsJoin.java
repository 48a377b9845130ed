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
 * What is said of a thing by all releases that have it: the words of the newest that has any, its conditions and its
 * features, with the releases that each of them is in.
 */
final class TraitsJoin {

    private final History history;

    TraitsJoin(History history) {
        this.history = history;
    }

    /**
     * What a release says of a thing.
     *
     * @param release the place of the release in the order
     * @param traits what it says
     */
    record Told(int release, Traits traits) {}

    /**
     * Joins what releases say.
     *
     * @param told what those say that have the thing, at least one, the oldest first
     */
    Traits join(List<Told> told) {
        return join(told, history.at(told.stream().mapToInt(Told::release)));
    }

    private Traits join(List<Told> told, Availability releases) {
        List<Told> newestFirst = new ArrayList<>(told);
        Collections.reverse(newestFirst);
        Traits newest = newestFirst.get(0).traits();
        Documentation words = newestFirst.stream()
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
                new Documentation(words.blocks(), since(dated, releases)),
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

    private List<Feature> features(List<Told> newestFirst) {
        Map<String, List<Told>> byName = new LinkedHashMap<>();
        for (Told each : newestFirst) {
            for (Feature feature : each.traits().features()) {
                byName.computeIfAbsent(feature.name(), name -> new ArrayList<>())
                        .add(0, new Told(each.release(), feature.traits()));
            }
        }
        List<Feature> features = new ArrayList<>();
        byName.forEach((name, of) -> features.add(new Feature(name, join(of))));
        return features;
    }
}
