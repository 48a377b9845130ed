package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.link.hx.EventNames;
import io.github.qmpcodegen.codegen.source.SourceFile;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of files that say something of the interface. */
enum SourceKind {
    /** A table of commands, {@code qmp-commands.hx}. */
    COMMAND_TABLE,
    /** The description of events, {@code qmp-events.txt}. */
    EVENTS_TEXT,
    /** A QAPI schema. */
    QAPI,
    /** The answer to {@code query-qmp-schema}, even if it is an error. */
    INTROSPECTION;

    /** What the text of a command table has that no other text has: a section marker or an entry. */
    private static final Pattern TABLE =
            Pattern.compile("(?m)^(SQMP|STEXI|HXCOMM|SRST|DEF(HEADING)?\\()|^\\s*\\.args_type\\s*=");
    /** A line above an underline, such as an event's heading. */
    private static final Pattern HEADING = Pattern.compile("(?m)^[ \\t]*+(\\S.*)\\R[ \\t]*+[-~]{3,}+[ \\t]*+$");

    private static final Pattern INTROSPECTION_START = Pattern.compile("\\s*(\\[|\\{\\s*\"(return|error|id|QMP)\")");
    private static final Pattern QAPI_START = Pattern.compile("(?m)^(\\{|##\\s*$|# -\\*-)");

    /** The kind of a file by its name, and where the name does not decide, by its text; empty when neither does. */
    static Optional<SourceKind> of(SourceFile file) {
        String name = file.path().toLowerCase(Locale.ROOT);
        if (name.endsWith(".hx")) {
            return Optional.of(COMMAND_TABLE);
        }
        if (INTROSPECTION_START.matcher(file.text()).lookingAt()) {
            return Optional.of(INTROSPECTION);
        }
        if (name.endsWith(".json") || name.endsWith(".qapi")) {
            return Optional.of(QAPI);
        }
        if (TABLE.matcher(file.text()).find()) {
            return Optional.of(COMMAND_TABLE);
        }
        if (name.endsWith("qmp-events.txt") || hasEvent(file.text())) {
            return Optional.of(EVENTS_TEXT);
        }
        return QAPI_START.matcher(file.text()).find() ? Optional.of(QAPI) : Optional.empty();
    }

    private static boolean hasEvent(String text) {
        return HEADING.matcher(text)
                .results()
                .anyMatch(heading -> !EventNames.in(heading.group(1).strip()).isEmpty());
    }
}
