package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys that give the releases of something in the export of an interface that is joined of several.
 *
 * <p>What they leave out is as in what something is part of, and there, as in all releases.
 */
final class ReleaseKeys {

    /** The meta-type of the entity that lists the releases, in its {@code values}. */
    static final String KIND = "releases";

    /** Of anything: the releases that have it. */
    static final String RELEASES = "releases";

    /** Of anything: the release that introduced it, where that is an older one than those that are listed. */
    static final String SINCE = "since";

    /** Of a member that is optional: the releases in which it is not; true for all that have it. */
    static final String MANDATORY = "mandatory";

    /** Of a member: the JSON types of values that it has in some releases and that its type does not take, with these. */
    static final String OTHER_TYPES = "other-types";

    /** Of anything: its features with their releases, where those are not those of the thing. */
    static final String FEATURES = "feature-releases";

    private final Releases listed;
    private final Availability everywhere;

    private ReleaseKeys(Releases releases) {
        this.listed = releases;
        this.everywhere = releases.all().isEmpty() ? Availability.UNSTATED : releases.everywhere();
    }

    /** The keys of an interface that is joined of releases; none, if there are none. */
    static ReleaseKeys of(Optional<Releases> releases) {
        return new ReleaseKeys(releases.orElse(new Releases(List.of())));
    }

    boolean isStated() {
        return everywhere.isStated();
    }

    /** All releases. */
    Availability everywhere() {
        return everywhere;
    }

    // Writing.

    void list(ObjectNode node) {
        listed.all().forEach(release -> node.withArray("values").add(release.toString()));
    }

    /** Writes the releases of something that is part of what some releases have. */
    void write(ObjectNode node, Traits traits, Availability owner) {
        Availability releases = traits.releases();
        if (!releases.isStated()) {
            return;
        }
        if (!releases.equals(owner)) {
            node.put(RELEASES, releases.text());
        }
        String since = traits.documentation().since();
        if (!since.equals(introduced(releases))) {
            node.put(SINCE, since);
        }
        for (Feature feature : traits.features()) {
            if (!feature.traits().releases().equals(releases)) {
                node.withObject("/" + FEATURES)
                        .put(feature.name(), feature.traits().releases().text());
            }
        }
    }

    void writeMandatory(ObjectNode node, Member member) {
        Availability mandatory = member.mandatory();
        if (!member.optional() || !mandatory.isStated() || mandatory.isNowhere()) {
            return;
        }
        if (mandatory.equals(member.releases())) {
            node.put(MANDATORY, true);
        } else {
            node.put(MANDATORY, mandatory.text());
        }
    }

    void writeOtherTypes(ObjectNode node, Member member) {
        member.otherTypes()
                .forEach((kind, in) -> node.withObject("/" + OTHER_TYPES).put(kind.schemaName(), in.text()));
    }

    private static String introduced(Availability releases) {
        return releases.newestWithout().isEmpty()
                ? ""
                : releases.oldest().map(Release::toString).orElse("");
    }

    // Reading.

    /** Whether releases are given for an entity or a part of it. */
    static boolean areIn(SchemaInfo info) {
        return Stream.of(Stream.of(info.node()), info.objects("members").stream(), info.objects("variants").stream())
                .flatMap(parts -> parts)
                .anyMatch(part -> part.has(RELEASES) || part.has(FEATURES));
    }

    /** The releases that an entity lists. */
    static Releases listed(JsonNode node) {
        List<Release> releases = new ArrayList<>();
        for (JsonNode value : node.path("values")) {
            Release.of(value.asString("")).ifPresent(releases::add);
        }
        return new Releases(releases);
    }

    /** What is said of something besides, with its releases. */
    Traits read(Traits traits, JsonNode node, Availability owner, SourceLocation location, DiagnosticSink sink) {
        if (!isStated()) {
            return traits;
        }
        Availability releases = releases(node, RELEASES, owner, location, sink);
        List<Feature> features = new ArrayList<>();
        JsonNode dated = node.path(FEATURES);
        for (Feature feature : traits.features()) {
            features.add(feature(feature.name(), dated, releases, location, sink));
        }
        for (String name : dated.propertyNames()) {
            if (features.stream().noneMatch(feature -> feature.name().equals(name))) {
                features.add(feature(name, dated, releases, location, sink));
            }
        }
        String since = node.path(SINCE).asString(introduced(releases));
        return traits.withFeatures(features)
                .withDocumentation(new Documentation(List.of(), since))
                .withReleases(releases);
    }

    private Feature feature(
            String name, JsonNode dated, Availability owner, SourceLocation location, DiagnosticSink sink) {
        Availability releases = releases(dated, name, owner, location, sink);
        return new Feature(
                name,
                Traits.at(location)
                        .withDocumentation(new Documentation(List.of(), introduced(releases)))
                        .withReleases(releases));
    }

    /** The releases in which a member is mandatory. */
    Availability mandatory(JsonNode node, Availability member, SourceLocation location, DiagnosticSink sink) {
        if (!isStated()) {
            return Availability.UNSTATED;
        }
        JsonNode mandatory = node.path(MANDATORY);
        if (!node.has("default") || mandatory.asBoolean(false)) {
            return member;
        }
        return mandatory.isMissingNode() ? listed.nowhere() : releases(node, MANDATORY, member, location, sink);
    }

    /** The kinds of values that a member has in some releases instead, with these. */
    SortedMap<JsonType, Availability> otherTypes(
            JsonNode node, Availability member, SourceLocation location, DiagnosticSink sink) {
        SortedMap<JsonType, Availability> others = new TreeMap<>();
        JsonNode releasesByType = node.path(OTHER_TYPES);
        for (JsonType kind : JsonType.values()) {
            if (isStated() && releasesByType.has(kind.schemaName())) {
                others.put(kind, releases(releasesByType, kind.schemaName(), member, location, sink));
            }
        }
        return others;
    }

    private Availability releases(
            JsonNode node, String key, Availability owner, SourceLocation location, DiagnosticSink sink) {
        String text = SchemaInfo.text(node, key);
        Optional<Availability> read = listed.parse(text);
        if (read.isEmpty()) {
            sink.report(
                    IntrospectionCode.BAD_RELEASES,
                    location,
                    "'" + text + "' names none of the listed releases; expected some such as "
                            + listed.all().get(0) + "-");
        }
        return text.isEmpty() ? owner : read.orElse(owner);
    }
}
