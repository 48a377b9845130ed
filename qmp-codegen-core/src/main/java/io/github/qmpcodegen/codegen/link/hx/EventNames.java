package io.github.qmpcodegen.codegen.link.hx;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The names of events in headings and examples. */
final class EventNames {

    /** A name of QEMU's own, or one that begins with the reversed domain name of whoever has added it. */
    private static final Pattern EVENT_NAME = Pattern.compile("[A-Z][A-Z0-9_]*|__[A-Za-z0-9.-]+_[A-Za-z0-9_-]+");

    private static final Pattern BETWEEN_NAMES = Pattern.compile("(?<!\\s)\\s*+(?:[,/&]|\\band\\b)\\s*+");

    /** What may stand around names. */
    private static final Pattern AROUND_NAMES = Pattern.compile("[\"'`@]|(?<!\\s)\\s*+(?:\\([^()]*\\)\\s*+)?:?$");

    /** What precedes the names in the oldest texts, as in {@code 1 SHUTDOWN}. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}\\.?\\s+");

    private EventNames() {}

    /** The events that a heading names: several when they share their documentation, none when it is no event's. */
    static List<String> in(String title) {
        Matcher number = NUMBER.matcher(title);
        String names = AROUND_NAMES
                .matcher(number.lookingAt() ? title.substring(number.end()) : title)
                .replaceAll("");
        List<String> found = List.of(BETWEEN_NAMES.split(names, -1));
        return found.stream().allMatch(name -> EVENT_NAME.matcher(name).matches()) ? found : List.of();
    }

    /** The events that examples show, in the order in which they first do. */
    static List<String> shownBy(Exchanges exchanges) {
        return exchanges.events().stream()
                .map(EventNames::of)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The name of the event that a message is; empty if it is none. */
    static String of(JsonNode message) {
        return message.path("event").asString("");
    }
}
