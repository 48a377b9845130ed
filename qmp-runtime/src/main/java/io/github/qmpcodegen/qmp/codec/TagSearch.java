package io.github.qmpcodegen.qmp.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead in the bytes of an object for the member that distinguishes the branches of a union, so that the members
 * before it are parsed once, as members of the right branch.
 *
 * <p>It only looks: whatever is unusual, such as an escape in a name, or no JSON at all, is left to the parser.
 */
final class TagSearch {

    private final byte[] json;
    private final int end;
    private int at;

    private TagSearch(byte[] json, int from, int end) {
        this.json = json;
        this.at = from;
        this.end = end;
    }

    /**
     * The text of an object's member.
     *
     * @param json has the object
     * @param from where the name of a member begins
     * @param end where the text ends
     * @param tag the name of the member to find
     * @return the text; empty if neither that member nor one after it is the tag, or it is not a string; null if only the
     *     parser can find out
     */
    static @Nullable String find(byte[] json, int from, int end, String tag) {
        return from < end && json[from] == '"' ? new TagSearch(json, from, end).find(tag) : null;
    }

    private @Nullable String find(String tag) {
        int depth = 0;
        while (at < end) {
            switch (json[at]) {
                case '"' -> {
                    int from = at + 1;
                    int length = string() - from;
                    if (length < 0) {
                        return null;
                    }
                    if (depth == 0 && isName() && isTag(tag, from, length)) {
                        return value();
                    }
                }
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                    if (depth < 0) {
                        return "";
                    }
                }
                default -> at++;
            }
        }
        return null;
    }

    /** Goes behind a string; the index of its closing quote, or negative if it has none or an escape. */
    private int string() {
        for (int i = at + 1; i < end; i++) {
            byte c = json[i];
            if (c == '"') {
                at = i + 1;
                return i;
            }
            if (c == '\\') {
                return -1;
            }
        }
        return -1;
    }

    /** Goes behind the colon that follows a name, if one does. */
    private boolean isName() {
        skipBlanks();
        if (at < end && json[at] == ':') {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < end && json[at] <= ' ' && json[at] > 0) {
            at++;
        }
    }

    private boolean isTag(String tag, int from, int length) {
        if (length != tag.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (json[from + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String value() {
        skipBlanks();
        if (at >= end) {
            return null;
        }
        if (json[at] != '"') {
            return "";
        }
        int from = at + 1;
        int length = string() - from;
        return length < 0 ? null : new String(json, from, length, StandardCharsets.UTF_8);
    }
}
