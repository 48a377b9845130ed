package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.Excerpts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of a decoded value that its type does not model or that does not fit it.
 *
 * @param kind in what way it differs
 * @param subject the command or event that was decoded
 * @param path where in the message it is, such as {@code return[0].inserted.file}
 * @param reason a predicate that says what is wrong, such as "is a number, expected a string"
 * @param value the JSON value as received; null if it is missing
 */
public record DecodingProblem(
        Kind kind,
        String subject,
        String path,
        String reason,
        @Nullable JsonNode value) {

    /** What paths within an event start with. */
    static final String DATA = "data";

    /** In what way a value can differ from its type. */
    public enum Kind {
        /** A promised member is missing. */
        MISSING,
        /** A value is of another kind, such as a number in place of a string. */
        WRONG_KIND,
        /** A number is out of its type's range. */
        OUT_OF_RANGE,
        /** A member that the type does not have. */
        UNKNOWN_MEMBER,
        /**
         * A value that does not fit the member's type, but one that the member has in another release, or that is among
         * arguments which servers do not check; it is kept as received. To strict reading it is an error only if the
         * connected server's own interface refuses it.
         */
        OTHER_TYPE,
        /** A text that its enumeration does not have; the value keeps it. */
        UNKNOWN_VALUE,
        /** A branch that its union or alternate does not have; the value keeps it. */
        UNKNOWN_BRANCH,
        /** An event that the schema does not have; the value keeps it. */
        UNKNOWN_EVENT
    }

    /** Those of some problems that are errors in every release that the types were generated from. */
    static List<DecodingProblem> errors(List<DecodingProblem> all) {
        return all.isEmpty()
                ? all
                : all.stream()
                        .filter(problem -> problem.kind != Kind.OTHER_TYPE)
                        .toList();
    }

    /** The command that was decoded; null if it was an event. */
    @Nullable
    String command() {
        return path.startsWith(DATA) ? null : subject;
    }

    /** The value as text, shortened; null if it is missing. */
    @Nullable
    String excerpt() {
        return value == null ? null : Excerpts.of(value);
    }

    /** Returns a sentence that names the command or event, the place and the reason. */
    @Override
    public String toString() {
        return subject + ": '" + path + "' " + reason;
    }
}
