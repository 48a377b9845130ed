package io.github.qmpcodegen.codegen.diff;

/**
 * A command, an event or a named type that has changed.
 *
 * @param kind which of these it is
 * @param name its name
 * @param formerName its earlier name; for a type that replaces another one, that one's name
 */
public record ChangedEntity(Kind kind, String name, String formerName) {

    static ChangedEntity of(Kind kind, String name) {
        return new ChangedEntity(kind, name, name);
    }

    static ChangedEntity ofType(String name, String formerName) {
        return new ChangedEntity(Kind.TYPE, name, formerName);
    }

    /** Whether its name has changed. */
    public boolean isRenamed() {
        return !name.equals(formerName);
    }

    /** The kinds of entities that change. */
    public enum Kind {
        /** A command. */
        COMMAND("command"),
        /** An event. */
        EVENT("event"),
        /** A type that has a name in both interfaces. */
        TYPE("type");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it. */
        public String word() {
            return word;
        }
    }

    @Override
    public String toString() {
        return kind.word() + " '" + name + "'" + (isRenamed() ? ", in place of '" + formerName + "'" : "");
    }
}
