package io.github.qmpcodegen.qmp.internal.json;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds, before a command is sent, what no parser of QEMU accepts. For one command and one thread.
 *
 * <p>QEMU answers such a command without its id, so that the error cannot be assigned to a call; beyond the limits on
 * nesting and tokens it goes on to complain of every token that is left, and each complaint looks like the answer to
 * another command.
 */
final class Sendable {
    private static final int MOST_TOKENS = 2 << 20;
    private static final int MOST_BYTES = (64 << 20) - 1;

    /** The message itself and its arguments. */
    private static final int DEPTH_OF_ARGUMENTS = 2;

    /** Those of a command with an id and without arguments, such as <code>{"execute": "stop", "id": 1}</code>. */
    private static final int TOKENS_OF_ENVELOPE = 9;

    private static final int TOKENS_OF_MEMBER_NAME = 3;

    private final String command;
    private int tokens = TOKENS_OF_ENVELOPE;

    private Sendable(String command) {
        this.command = command;
    }

    /**
     * Makes sure that the parser takes a command.
     *
     * @throws IllegalArgumentException if it does not, which says why
     */
    static void require(String command, @Nullable JsonNode arguments) {
        Sendable message = new Sendable(command);
        message.requireCharacters(command);
        if (arguments != null) {
            message.count(TOKENS_OF_MEMBER_NAME);
            message.require(arguments, DEPTH_OF_ARGUMENTS);
        }
    }

    /**
     * Whether the parser takes the JSON of arguments for certain: it has no more bytes than there may be tokens, ASCII
     * characters only, few levels, and no word but those of JSON. What is not plain may be taken as well.
     *
     * @param json was written by a generator
     */
    static boolean isPlain(byte[] json) {
        if (json.length > MOST_TOKENS - TOKENS_OF_ENVELOPE - TOKENS_OF_MEMBER_NAME) {
            return false;
        }
        int depth = DEPTH_OF_ARGUMENTS - 1;
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            byte c = json[i];
            if (c < 0) {
                return false;
            } else if (inString) {
                if (c == '\\') {
                    i++;
                    if (json[i] == 'u') {
                        return false;
                    }
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
                if (depth > JsonTrees.MAX_NESTING) {
                    return false;
                }
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == 'N' || c == 'I') {
                // NaN or Infinity.
                return false;
            }
        }
        return true;
    }

    /** Whether a name needs no escapes, and the parser takes it. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes sure that the parser takes a line of this length.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void requireLength(String command, int bytes) {
        if (bytes > MOST_BYTES) {
            throw new Sendable(command).refused("are too long: QEMU reads messages of up to " + MOST_BYTES + " bytes");
        }
    }

    /**
     * A copy of arguments that the caller may change.
     *
     * @throws IllegalArgumentException if they are nested deeper than the parser takes, and perhaps than the stack does
     */
    static ObjectNode copy(String command, ObjectNode arguments) {
        new Sendable(command).requireDepth(arguments, DEPTH_OF_ARGUMENTS);
        return arguments.deepCopy();
    }

    private void requireDepth(JsonNode value, int depth) {
        if (value.isContainer()) {
            if (depth > JsonTrees.MAX_NESTING) {
                throw tooDeep();
            }
            for (JsonNode inner : value) {
                requireDepth(inner, depth + 1);
            }
        }
    }

    private void require(JsonNode value, int depth) {
        if (value.isContainer()) {
            if (depth > JsonTrees.MAX_NESTING) {
                throw tooDeep();
            }
            // The brackets, and a comma between each two.
            count(2 + Math.max(0, value.size() - 1));
            if (value.isObject()) {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    requireCharacters(member.getKey());
                    count(2);
                    require(member.getValue(), depth + 1);
                }
            } else {
                value.forEach(element -> require(element, depth + 1));
            }
            return;
        }
        count(1);
        if (value.isString()) {
            requireCharacters(value.stringValue());
        } else if (value instanceof NumericNode number && number.isNaN()) {
            throw refused("have " + value + ", which is not a JSON number");
        }
    }

    private void count(int further) {
        tokens += further;
        if (tokens > MOST_TOKENS) {
            throw refused("have too many values: QEMU reads messages of up to " + MOST_TOKENS
                    + " tokens, which are values, names, commas, colons and brackets");
        }
    }

    private void requireCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < Character.MIN_SURROGATE) {
                continue;
            }
            int point = text.codePointAt(i);
            if (Character.charCount(point) == 2) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw refused("contain half a surrogate pair:  " + Excerpts.of(text));
            }
            if (isNoCharacter(point)) {
                throw refused(String.format(
                                Locale.ROOT,
                                "contain U+%04X, which is not a character and which QEMU does not read: ",
                                point)
                        + Excerpts.of(text));
            }
        }
    }

    /** Whether Unicode has set a code point aside for ever: the last two of each plane, and 32 more. */
    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    private IllegalArgumentException tooDeep() {
        return refused("are nested too deep: QEMU reads messages of up to " + JsonTrees.MAX_NESTING
                + " levels, of which the message itself is one and its arguments are the next");
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("'" + Excerpts.of(command) + "' is not sent: its name or arguments " + why);
    }
}
