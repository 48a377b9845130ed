package io.github.qmpcodegen.samples.qmpshell.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A value as it was typed: what it is on the wire may depend on the type that the server expects. */
public sealed interface Input {

    /** Where it starts in the line. */
    int start();

    /** Where it ends. */
    int end();

    /**
     * Text without brackets: {@code drive0}, {@code 12}, {@code "a b"}.
     *
     * @param text the text, without quotes
     * @param quoted whether it stood in quotes, and so is text whatever it looks like
     * @param start where it starts
     * @param end where it ends
     */
    record Text(String text, boolean quoted, int start, int end) implements Input {}

    /**
     * A string, a number, a truth value or null within brackets, where quotes distinguish them.
     *
     * @param json the value
     * @param start where it starts
     * @param end where it ends
     */
    record Scalar(JsonNode json, int start, int end) implements Input {}

    /**
     * An array.
     *
     * @param elements its elements
     * @param start where it starts
     * @param end where it ends
     */
    record Elements(List<Input> elements, int start, int end) implements Input {

        /** Copies the elements. */
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /**
     * An object, in braces or made of dotted keys.
     *
     * @param members its members in order
     * @param start where it starts
     * @param end where it ends
     */
    record Members(Map<String, Entry> members, int start, int end) implements Input {

        /** Copies the members. */
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /**
     * A member of an object.
     *
     * @param keyStart where its name starts
     * @param keyEnd where its name ends
     * @param value its value
     */
    record Entry(int keyStart, int keyEnd, Input value) {}
}
