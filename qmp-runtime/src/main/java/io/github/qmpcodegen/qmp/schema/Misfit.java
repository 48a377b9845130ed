package io.github.qmpcodegen.qmp.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Something in a value that an interface does not have, or that it demands and the value lacks.
 *
 * @param kind what it is
 * @param command the command or event in question
 * @param path where in the arguments, such as {@code file.aio} or {@code devices[0].id}; empty for the command itself
 * @param text the text that is unknown as a value, what a value is that is of the wrong kind; else empty
 * @param releases the releases of QEMU that have it, such as {@code 6.0.0 to 9.2.0}; empty where nobody says
 * @param replacement what QEMU's documentation names instead; empty for nothing
 */
public record Misfit(Kind kind, String command, String path, String text, String releases, String replacement) {

    /** In what way a value does not fit. */
    public enum Kind {
        /** The command itself is unknown. */
        UNKNOWN_COMMAND,
        /** The event itself is unknown. */
        UNKNOWN_EVENT,
        /** A member is unknown. */
        UNKNOWN_MEMBER,
        /** A text is unknown as a value of its enumeration. Where it is the tag of a union, so is the branch. */
        UNKNOWN_VALUE,
        /** A value is of a kind of JSON that is not taken there, such as an object in place of a string. */
        WRONG_KIND,
        /** A member is missing that must be there. */
        MISSING
    }

    static Misfit of(Kind kind, String command, String path, String text) {
        String replacement = switch (kind) {
            case UNKNOWN_COMMAND, UNKNOWN_EVENT -> Replacements.of(command);
            case UNKNOWN_MEMBER -> Replacements.of(command, path.substring(path.lastIndexOf('.') + 1));
            case UNKNOWN_VALUE -> Replacements.of(command, text);
            case WRONG_KIND, MISSING -> "";
        };
        return new Misfit(kind, command, path, text, "", replacement);
    }

    /** With the releases that have it, in the notation of exports. */
    Misfit in(String runs) {
        return new Misfit(kind, command, path, text, ReleaseRuns.words(runs), replacement);
    }

    /** What is wrong and where, with the releases that have it and the replacement where they are known. */
    public String reason() {
        List<String> further = new ArrayList<>();
        if (!releases.isEmpty()) {
            further.add("in QEMU " + releases);
        }
        if (!replacement.isEmpty()) {
            further.add("use " + replacement + " instead");
        }
        return what() + (further.isEmpty() ? "" : " (" + String.join("; ", further) + ")");
    }

    private String what() {
        return switch (kind) {
            case UNKNOWN_COMMAND -> "there is no such command";
            case UNKNOWN_EVENT -> "there is no such event";
            case UNKNOWN_MEMBER -> "'" + path + "' is unknown";
            case UNKNOWN_VALUE -> "'" + path + "' cannot be '" + text + "'";
            case WRONG_KIND -> "'" + path + "' cannot be " + text;
            case MISSING -> "'" + path + "' is missing";
        };
    }

    /** The command or event with the {@link #reason}. */
    @Override
    public String toString() {
        return command + ": " + reason();
    }
}
