package io.github.qmpcodegen.codegen.javamodel;

/**
 * A component of a generated record: it stands for a member of a JSON object.
 *
 * @param name its Java name
 * @param wireName the member's wire name; empty if it has none
 * @param type its type
 * @param presence when it is there
 * @param inline whether it has no member of its own, its type's members being among those of the record
 * @param doc what the Javadoc says
 */
public record Component(String name, String wireName, JavaType type, Presence presence, boolean inline, Doc doc) {

    /** When a member is there. */
    public enum Presence {
        /** The sender has to give it: a member of the arguments. */
        REQUIRED,
        /** The server is to send it, but who knows: a member of a reply or event. */
        PROMISED,
        /** It may be missing. */
        OPTIONAL
    }

    /** One that holds a value whose members are among those of the record. */
    static Component inline(String name, JavaType type, Doc doc) {
        return new Component(name, "", type, Presence.REQUIRED, true, doc);
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
