package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.schema.Availability;
import java.util.List;

/**
 * Something that has a page of its own.
 *
 * @param kind what it is
 * @param name its name, as the schema has it
 * @param path the page's path below the reference's folder, without the ending
 * @param summary the first sentence of what is said of it; empty when nothing is
 * @param marks what warns of using it, such as {@code deprecated}, and the releases that have it
 * @param releases the releases that have it
 */
record Topic(Kind kind, String name, String path, String summary, List<String> marks, Availability releases) {

    Topic {
        marks = List.copyOf(marks);
    }

    /** What a page can be about. */
    enum Kind {
        COMMAND("command", "Commands", "commands"),
        EVENT("event", "Events", "events"),
        TYPE("type", "Types", "types");

        private final String word;
        private final String heading;
        private final String folder;

        Kind(String word, String heading, String folder) {
            this.word = word;
            this.heading = heading;
            this.folder = folder;
        }

        /** The word for one of them. */
        String word() {
            return word;
        }

        /** The heading over a list of them. */
        String heading() {
            return heading;
        }

        /** The folder of their pages. */
        String folder() {
            return folder;
        }
    }
}
