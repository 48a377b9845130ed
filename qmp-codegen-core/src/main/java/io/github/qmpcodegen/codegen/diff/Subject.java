package io.github.qmpcodegen.codegen.diff;

/**
 * What has changed: a command, an event or a named type.
 *
 * @param kind which of these
 * @param name its name
 */
public record Subject(Kind kind, String name) {

    /** The kinds of things that change. */
    public enum Kind {
        /** A command. */
        COMMAND("command"),
        /** An event. */
        EVENT("event"),
        /** A type that has the same name in both interfaces. */
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
        return kind.word() + " '" + name + "'";
    }
}
