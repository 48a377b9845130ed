package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * A component of a generated record, which represents a member of a JSON object.
 *
 * @param name the component's Java name
 * @param wireName the member's wire name; empty if it has none
 * @param type its type
 * @param presence when it is present
 * @param inline whether it has no member of its own, because its type's members are among those of the record
 * @param otherTypes the JSON types of the values that are not of its type in some releases
 * @param doc what the Javadoc says
 */
public record Component(
        String name,
        String wireName,
        JavaType type,
        Presence presence,
        boolean inline,
        List<String> otherTypes,
        Doc doc) {

    /** When a member is present. */
    public enum Presence {
        /** Always, because the sender must give it: a mandatory member of arguments. */
        REQUIRED,
        /** According to the schema always, but a server may not comply: a mandatory member of a reply or event. */
        PROMISED,
        /** Not always. */
        OPTIONAL
    }

    /** Returns a component for a value whose members are among those of the record. */
    static Component inline(String name, JavaType type, Doc doc) {
        return new Component(name, "", type, Presence.REQUIRED, true, List.of(), doc);
    }

    /** Whether the component can be null. */
    public boolean isNullable() {
        return presence != Presence.REQUIRED && !isPrimitive();
    }

    /** Whether the component is a Java primitive. */
    public boolean isPrimitive() {
        return presence != Presence.OPTIONAL
                && type instanceof JavaType.Scalar scalar
                && scalar.kind().isPrimitive();
    }
}
