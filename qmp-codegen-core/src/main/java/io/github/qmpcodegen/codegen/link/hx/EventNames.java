package io.github.qmpcodegen.codegen.link.hx;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The names of events in headings and examples. */
public final class EventNames {

    /** A name of QEMU's own, or one that begins with the reversed domain name of whoever has added it. */
    private static final Pattern EVENT_NAME = Pattern.compile("[A-Z][A-Z0-9_]*|__[A-Za-z0-9.-]+_[A-Za-z0-9_-]+");

    private static final Pattern BETWEEN_NAMES =
            Pattern.compile("(?<!\\s)\\s*+(?:,\\s*+(?:and|or)\\b|[,/&]|\\b(?:and|or)\\b)\\s*+");

    /** What stands before names: their number, as in {@code 1 SHUTDOWN}, and what they name. */
    private static final Pattern BEFORE_NAMES =
            Pattern.compile("(?:\\d{1,4}(?:\\.\\d{1,4}){0,4}\\.?\\s++)?(?:[Ee]vents?\\b:?\\s*+)?");

    /** What stands behind names. */
    private static final Pattern BEHIND_NAMES =
            Pattern.compile("(?<!\\s)\\s*+(?:[Ee]vents?|,?\\s*+[Ss]ince:?\\s*+[\\d.]+)?\\s*+:?$");

    private static final Pattern REMARKS_AND_QUOTES = Pattern.compile("\\([^()]*+\\)|[\"'`@\\[\\]]");

    private EventNames() {}

    /** The events that a heading names: several when they share their documentation, none when it is not that of an event. */
    public static List<String> in(String title) {
        Matcher before = BEFORE_NAMES.matcher(title);
        String rest = before.lookingAt() ? title.substring(before.end()) : title;
        String plain = REMARKS_AND_QUOTES.matcher(rest).replaceAll("").strip();
        String names = BEHIND_NAMES.matcher(plain).replaceFirst("");
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
