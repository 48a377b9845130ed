package io.github.qmpcodegen.qmp.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the facts of an interface as generated code holds them: a line for each command, event and type, whose words are
 * separated by blanks. The first word says what it is.
 *
 * <ul>
 *   <li>{@code c} a command: an item whose type is that of the arguments, and the type of what it returns
 *   <li>{@code v} an event: an item whose type is that of its data
 *   <li>{@code o} an object, {@code o+} one that takes more than it names: items for its members, {@code =} before the name
 *       of its tag, and {@code >} before items for the branches, which are called by the tag's value
 *   <li>{@code e} an enumeration: items for its values
 *   <li>{@code a} an array: the type of its elements
 *   <li>{@code l} an alternate: the types of its branches
 *   <li>{@code b} a builtin type: its name and its JSON type
 * </ul>
 *
 * <p>A type is the number of its line among those of types. An item is a name, with {@code *} before it if it is optional,
 * {@code :} before its type, {@code $} before each feature, {@code @} before its releases, {@code ~} before each JSON type
 * that its values have in other releases, with an equals sign and these, and {@code ?} behind it if not every build has it. In
 * names, {@code %} stands before the four hexadecimal digits of any character but ASCII's letters and digits, period, hyphen and
 * underscore.
 */
final class FactsReader {

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final Map<String, SchemaType> types = new LinkedHashMap<>();

    private FactsReader() {}

    /** The interface of a text. */
    static FactsReader of(String text) {
        FactsReader reader = new FactsReader();
        text.lines().forEach(reader::line);
        return reader;
    }

    Map<String, Command> commands() {
        return commands;
    }

    Map<String, Event> events() {
        return events;
    }

    Map<String, SchemaType> types() {
        return types;
    }

    private record Item(
            String name,
            boolean optional,
            String type,
            List<String> features,
            String releases,
            Map<String, String> otherTypes,
            boolean conditional) {

        static Item of(String word) {
            boolean optional = word.startsWith("*");
            int end = end(word, optional ? 1 : 0);
            String name = unescaped(word.substring(optional ? 1 : 0, end));
            String type = "";
            List<String> features = new ArrayList<>();
            String releases = "";
            Map<String, String> otherTypes = new LinkedHashMap<>();
            boolean conditional = false;
            while (end < word.length()) {
                char mark = word.charAt(end);
                int next = end(word, end + 1);
                String value = word.substring(end + 1, next);
                switch (mark) {
                    case ':' -> type = value;
                    case '$' -> features.add(unescaped(value));
                    case '@' -> releases = value;
                    case '~' ->
                        otherTypes.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
                    default -> conditional = true;
                }
                end = next;
            }
            return new Item(name, optional, type, features, releases, otherTypes, conditional);
        }

        private static int end(String word, int from) {
            int end = from;
            while (end < word.length() && ":$@~?".indexOf(word.charAt(end)) < 0) {
                end++;
            }
            return end;
        }

        String condition() {
            return conditional ? "?" : "";
        }
    }

    private void line(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "c" -> command(words);
            case "v" -> {
                Item item = Item.of(words[1]);
                events.put(item.name(), new Event(item.name(), item.type(), item.features(), item.releases()));
            }
            default -> {
                String name = Integer.toString(types.size());
                types.put(name, type(name, words));
            }
        }
    }

    private void command(String[] words) {
        Item item = Item.of(words[1]);
        commands.put(
                item.name(),
                new Command(
                        item.name(),
                        item.type(),
                        words[2],
                        false,
                        false,
                        item.features(),
                        item.condition(),
                        item.releases()));
    }

    private static SchemaType type(String name, String[] words) {
        List<String> rest = List.of(words).subList(1, words.length);
        return switch (words[0]) {
            case "e" ->
                new EnumType(
                        name,
                        rest.stream()
                                .map(Item::of)
                                .map(item -> new EnumType.Value(item.name(), item.features(), item.releases()))
                                .toList(),
                        List.of());
            case "a" -> new ArrayType(name, words[1]);
            case "l" -> new AlternateType(name, rest, List.of());
            case "b" -> new BuiltinType(name, words[2]);
            default -> object(name, rest, words[0].equals("o+"));
        };
    }

    private static ObjectType object(String name, List<String> words, boolean open) {
        List<Member> members = new ArrayList<>();
        Map<String, String> branches = new LinkedHashMap<>();
        String tag = "";
        for (String word : words) {
            if (word.startsWith("=")) {
                tag = unescaped(word.substring(1));
            } else if (word.startsWith(">")) {
                Item branch = Item.of(word.substring(1));
                branches.put(branch.name(), branch.type());
            } else {
                Item item = Item.of(word);
                members.add(new Member(
                        item.name(),
                        item.type(),
                        item.optional(),
                        item.features(),
                        item.condition(),
                        item.releases(),
                        item.otherTypes()));
            }
        }
        return new ObjectType(name, members, tag, branches, open, List.of(), "");
    }

    private static String unescaped(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                text.append((char) Integer.parseInt(name.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(name.charAt(i));
            }
        }
        return text.toString();
    }
}
