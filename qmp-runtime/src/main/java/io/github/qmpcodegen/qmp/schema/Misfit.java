package io.github.qmpcodegen.qmp.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A difference between a value and an interface: something in the value that the interface does not have, or something
 * that the interface demands and the value lacks.
 *
 * @param kind in what way they differ
 * @param command the command or event that the value belongs to
 * @param path where in the arguments, such as {@code file.aio} or {@code devices[0].id}; empty for the command itself
 * @param text the unknown text, or what a value of the wrong kind is; else empty
 * @param releases the releases of QEMU that have it, such as {@code 6.0.0 to 9.2.0}; empty if unknown
 * @param replacement what QEMU's documentation names as a replacement; empty for none
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
        /** A text is unknown as a value of its enumeration. If it is the tag of a union, the branch is unknown, too. */
        UNKNOWN_VALUE,
        /** A value is of a kind of JSON that is not accepted there, such as an object in place of a string. */
        WRONG_KIND,
        /** A mandatory member is missing. */
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

    /** Returns this with the releases that have the subject, in the notation of exports. */
    Misfit in(String runs) {
        return new Misfit(kind, command, path, text, ReleaseRuns.words(runs), replacement);
    }

    /** What is wrong and where, with the releases that have it and the replacement, if known. */
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

    /** Returns the command or event with the {@link #reason}. */
    @Override
    public String toString() {
        return command + ": " + reason();
    }
}
