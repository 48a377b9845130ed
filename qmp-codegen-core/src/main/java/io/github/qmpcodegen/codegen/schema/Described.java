package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/** A thing of the schema, of which it says what it says of all of them. */
public sealed interface Described
        permits Command, Event, NamedType, Member, EnumType.Value, ObjectType.Branch, AlternateType.Branch, Feature {

    /** All that is said of it. */
    Traits traits();

    /** Its special features; see {@link Traits#features()}. */
    default List<Feature> features() {
        return traits().features();
    }

    /** The build conditions under which a server has it; see {@link Traits#conditions()}. */
    default List<String> conditions() {
        return traits().conditions();
    }

    /** What the source says of it in words. */
    default Documentation documentation() {
        return traits().documentation();
    }

    /** Where it is defined or described. */
    default SourceLocation location() {
        return traits().location();
    }
}
