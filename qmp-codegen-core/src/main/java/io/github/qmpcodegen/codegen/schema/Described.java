package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.Optional;

/** A part of the schema, with the traits that all parts have. */
public sealed interface Described
        permits Command, Event, NamedType, Member, EnumType.Value, ObjectType.Branch, AlternateType.Branch, Feature {

    /** The part's traits. */
    Traits traits();

    /**
     * The part's special features in the newest release that has it; see {@link Traits#features()} for all that it ever
     * had.
     */
    default List<Feature> features() {
        List<Feature> all = traits().features();
        Optional<Release> newest = traits().releases().newest();
        return newest.isEmpty()
                ? all
                : all.stream()
                        .filter(feature -> feature.traits().releases().has(newest.get()))
                        .toList();
    }

    /** The releases that have it; see {@link Traits#releases()}. */
    default Availability releases() {
        return traits().releases();
    }

    /** The build conditions under which a server has it; see {@link Traits#conditions()}. */
    default List<String> conditions() {
        return traits().conditions();
    }

    /** What the source says about it in words. */
    default Documentation documentation() {
        return traits().documentation();
    }

    /** Where it is defined or described. */
    default SourceLocation location() {
        return traits().location();
    }
}
