package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages from the server, and messages about a line. */
public final class Messages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private Messages() {}

    /**
     * Returns a reply's message, as received except for its id.
     *
     * @param returned the return value
     * @param id the user's id; null for none
     */
    public static ObjectNode reply(JsonNode returned, @Nullable JsonNode id) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.set("return", returned);
        return identified(message, id);
    }

    private static ObjectNode identified(ObjectNode message, @Nullable JsonNode id) {
        if (id != null) {
            message.set("id", id);
        }
        return message;
    }

    /**
     * Returns an error's message, as received except for its id.
     *
     * @param error the error
     * @param id the user's id; null for none
     */
    public static ObjectNode error(QmpCommandException error, @Nullable JsonNode id) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode content = message.putObject("error");
        content.put("class", error.errorClass());
        content.put("desc", error.description());
        error.data().ifPresent(data -> content.set("data", data));
        return identified(message, id);
    }

    /** Returns an event's message. */
    public static ObjectNode event(QmpEvent event) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("event", event.qmpName());
        if (!event.toJson().isEmpty()) {
            message.set("data", event.toJson());
        }
        ObjectNode timestamp = message.putObject("timestamp");
        timestamp.put("seconds", event.timestamp().seconds());
        timestamp.put("microseconds", event.timestamp().microseconds());
        return message;
    }

    /** Returns an event as a line for people: {@code 12:00:01.250 STOP {…}}. */
    public static AttributedString eventLine(QmpEvent event, boolean pretty, ZoneId zone) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        String time = event.timestamp()
                .toInstant()
                .map(instant -> TIME.format(instant.atZone(zone)))
                .orElse("--:--:--.---");
        line.append(time, Styles.FAINT).append(" ").append(event.qmpName(), Styles.EVENT);
        if (!event.toJson().isEmpty()) {
            line.append(" ").append(JsonText.of(event.toJson(), pretty));
        }
        return line.toAttributedString();
    }

    /** Returns a mistake below its line; a line that may contain a password is not shown. */
    public static AttributedString mistake(String line, Mistake mistake) {
        if (Discretion.concerns(line)) {
            return failure(Discretion.message(mistake.message(), line) + " (column " + (mistake.start() + 1)
                    + "; the line may hold a password, and is not shown)");
        }
        int lineStart = line.lastIndexOf('\n', Math.max(0, mistake.start() - 1)) + 1;
        int next = line.indexOf('\n', lineStart);
        int lineEnd = next < 0 ? line.length() : next;
        int start = Math.min(mistake.start(), lineEnd);
        int width = Math.max(1, Math.min(mistake.end(), lineEnd) - start);
        // Tabs stay tabs, so that the mark stands below its place whatever their width.
        String before = line.substring(lineStart, start).replaceAll("[^\\t]", " ");
        return new AttributedStringBuilder()
                .append("error: ", Styles.ERROR.bold())
                .append(mistake.message())
                .append("\n  ")
                .append(line.substring(lineStart, lineEnd))
                .append("\n  ")
                .append(before)
                .append("^".repeat(width), Styles.ERROR.bold())
                .toAttributedString();
    }

    /** Returns a note. */
    public static AttributedString note(String text) {
        return new AttributedStringBuilder()
                .append("note: ", Styles.WARNING.bold())
                .append(text)
                .toAttributedString();
    }

    /** Returns a failure that has no place in a line. */
    public static AttributedString failure(String text) {
        return new AttributedStringBuilder()
                .append("error: ", Styles.ERROR.bold())
                .append(text)
                .toAttributedString();
    }
}
