package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * What a schema says about each of its parts: commands, events, types, members, values, branches and features.
 *
 * @param features the part's special features, such as {@code deprecated}; a feature has none itself
 * @param conditions the build conditions under which a server has it, as the source words them, such as
 *     {@code defined(CONFIG_SPICE)}; all must hold, in addition to those of what it belongs to
 * @param documentation what the source says about it in words
 * @param location where it is defined, or described if the source does not define it
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

    /** Creates the traits of a part in the interface of a single release. */
    public Traits(
            List<Feature> features, List<String> conditions, Documentation documentation, SourceLocation location) {
        this(features, conditions, documentation, location, Availability.UNSTATED);
    }

    /** Returns the traits of a part of which only the existence is known. */
    public static Traits at(SourceLocation location) {
        return new Traits(List.of(), List.of(), Documentation.NONE, location);
    }

    /** Returns these traits with other features. */
    public Traits withFeatures(List<Feature> others) {
        return new Traits(others, conditions, documentation, location, releases);
    }

    /** Returns these traits with other conditions. */
    public Traits withConditions(List<String> others) {
        return new Traits(features, others, documentation, location, releases);
    }

    /** Returns these traits with other documentation. */
    public Traits withDocumentation(Documentation other) {
        return new Traits(features, conditions, other, location, releases);
    }

    /** Returns these traits with other releases. */
    public Traits withReleases(Availability others) {
        return new Traits(features, conditions, documentation, location, others);
    }
}
