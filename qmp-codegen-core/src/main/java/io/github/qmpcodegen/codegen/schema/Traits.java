package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * What a schema says of each of its things, whatever they are: of commands, events, types, members, values, branches
 * and features.
 *
 * @param features its special features, such as {@code deprecated}; a feature has none itself
 * @param conditions the build conditions under which a server has it, as the source words them, such as
 *     {@code defined(CONFIG_SPICE)}; all must hold, besides those of what it is part of
 * @param documentation what the source says of it in words
 * @param location where it is defined; what the source does not define, where it is described
 * @param releases the releases that have it
 */
public record Traits(
        List<Feature> features,
        List<String> conditions,
        Documentation documentation,
        SourceLocation location,
        Availability releases) {

    /** Copies the lists. */
    public Traits {
        features = List.copyOf(features);
        conditions = List.copyOf(conditions);
    }

    /** Those of a thing in the interface of a single release. */
    public Traits(
            List<Feature> features, List<String> conditions, Documentation documentation, SourceLocation location) {
        this(features, conditions, documentation, location, Availability.UNSTATED);
    }

    /** Those of a thing of which no more is said than that it is there. */
    public static Traits at(SourceLocation location) {
        return new Traits(List.of(), List.of(), Documentation.NONE, location);
    }

    /** The same with other features. */
    public Traits withFeatures(List<Feature> others) {
        return new Traits(others, conditions, documentation, location, releases);
    }

    /** The same under other conditions. */
    public Traits withConditions(List<String> others) {
        return new Traits(features, others, documentation, location, releases);
    }

    /** The same in other words. */
    public Traits withDocumentation(Documentation other) {
        return new Traits(features, conditions, other, location, releases);
    }

    /** The same in other releases. */
    public Traits withReleases(Availability others) {
        return new Traits(features, conditions, documentation, location, others);
    }
}
