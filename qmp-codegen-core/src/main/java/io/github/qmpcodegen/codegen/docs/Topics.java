package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Code;
import io.github.qmpcodegen.codegen.docs.Page.Plain;
import io.github.qmpcodegen.codegen.docs.Page.Reference;
import io.github.qmpcodegen.codegen.docs.Page.Span;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a reference: what each is about, where it is, and how a text can point to it.
 *
 * <p>A type that no source names has none: it is described wherever it is used.
 */
final class Topics {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*[A-Za-z0-9]");
    /** A name that no sentence has as a word: with a dash or underscore, or with capitals inside. */
    private static final Pattern UNMISTAKABLE =
            Pattern.compile("(?=.*[a-z0-9][-_][A-Za-z0-9]|[A-Z]+_[A-Z_0-9]+$|[A-Z]+[a-z0-9]+[A-Z]).*");

    private static final Set<String> MARKS = Set.of(Feature.DEPRECATED, Feature.UNSTABLE);
    private static final int LONGEST_SUMMARY = 160;

    private final Map<Topic.Kind, Map<String, Topic>> byKind = new HashMap<>();
    private final Map<Topic.Kind, List<Topic>> sorted = new HashMap<>();
    private final Map<String, Topic> mentionable = new HashMap<>();

    /** Gives each part of a schema its page. */
    Topics(Schema schema) {
        List<Named> commands = schema.commands().stream()
                .map(command -> new Named(command.name(), command))
                .toList();
        List<Named> events = schema.events().stream()
                .map(event -> new Named(event.name(), event))
                .toList();
        List<Named> types = schema.types().values().stream()
                .filter(type -> type.name().declared())
                .map(type -> new Named(type.name().text(), type))
                .toList();
        // A text that names something that is both a type and a command means the command.
        add(Topic.Kind.COMMAND, commands);
        add(Topic.Kind.EVENT, events);
        add(Topic.Kind.TYPE, types);
    }

    private record Named(String name, Described thing) {}

    private void add(Topic.Kind kind, List<Named> all) {
        PageNames names = new PageNames();
        Map<String, Topic> topics = new HashMap<>();
        List<Topic> list = new ArrayList<>();
        for (Named named :
                all.stream().sorted(Comparator.comparing(Named::name)).toList()) {
            Topic topic = new Topic(
                    kind,
                    named.name(),
                    kind.folder() + "/" + names.allocate(named.name()),
                    summary(named.thing().documentation()),
                    marks(named.thing()),
                    named.thing().releases());
            topics.put(named.name(), topic);
            list.add(topic);
            if (UNMISTAKABLE.matcher(named.name()).matches()) {
                mentionable.putIfAbsent(named.name(), topic);
            }
        }
        byKind.put(kind, topics);
        sorted.put(kind, List.copyOf(list));
    }

    /** All topics of a kind, by name. */
    List<Topic> all(Topic.Kind kind) {
        return Objects.requireNonNull(sorted.get(kind));
    }

    /** The topic of a command. */
    Topic of(Command command) {
        return find(Topic.Kind.COMMAND, command.name());
    }

    /** The topic of an event. */
    Topic of(Event event) {
        return find(Topic.Kind.EVENT, event.name());
    }

    /** The topic of a type that has a name. */
    Topic of(NamedType type) {
        return find(Topic.Kind.TYPE, type.name().text());
    }

    private Topic find(Topic.Kind kind, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(byKind.get(kind)).get(name));
    }

    /**
     * A paragraph, with the names in it that have a page, and what is to be written just so.
     *
     * @param paragraph the paragraph
     * @param self the page that it stands on, to which it need not point
     */
    List<Span> spans(Documentation.Paragraph paragraph, Topic self) {
        List<Span> spans = new ArrayList<>();
        String text = paragraph.text();
        int end = 0;
        for (Documentation.Range literal : paragraph.literals()) {
            spans.addAll(spans(text.substring(end, literal.start()), self));
            String name = text.substring(literal.start(), literal.end());
            Topic topic = mentionable.get(name);
            spans.add(topic == null || topic.equals(self) ? new Code(name) : new Reference(name, topic));
            end = literal.end();
        }
        spans.addAll(spans(text.substring(end), self));
        return spans;
    }

    /**
     * A text, with the names in it that have a page.
     *
     * @param text the text
     * @param self the page that the text stands on, to which it need not point; null when it stands on none
     */
    List<Span> spans(String text, @Nullable Topic self) {
        List<Span> spans = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        int copied = 0;
        while (name.find()) {
            Topic topic = mentionable.get(name.group());
            if (topic != null && !topic.equals(self)) {
                if (name.start() > copied) {
                    spans.add(new Plain(text.substring(copied, name.start())));
                }
                spans.add(new Reference(name.group(), topic));
                copied = name.end();
            }
        }
        if (copied < text.length()) {
            spans.add(new Plain(text.substring(copied)));
        }
        return spans;
    }

    /** What whoever looks for a topic wants to know before reading its page: features, and the releases that have it. */
    private static List<String> marks(Described thing) {
        return Stream.concat(
                        thing.features().stream().map(Feature::name).filter(MARKS::contains),
                        ReleaseChoice.badges(thing.releases()).stream())
                .toList();
    }

    /** The first sentence of a documentation, cut where it is too long for a list. */
    static String summary(Documentation documentation) {
        for (Documentation.Block block : documentation.blocks()) {
            if (block instanceof Documentation.Paragraph paragraph) {
                String text = paragraph.text().strip().replaceAll("\\s+", " ");
                int end = text.indexOf(". ");
                String sentence = end < 0 ? text : text.substring(0, end + 1);
                return sentence.length() <= LONGEST_SUMMARY ? sentence : cut(sentence);
            }
        }
        return "";
    }

    private static String cut(String sentence) {
        int blank = sentence.lastIndexOf(' ', LONGEST_SUMMARY);
        int end = blank > LONGEST_SUMMARY / 2 ? blank : LONGEST_SUMMARY;
        return sentence.substring(0, Character.isHighSurrogate(sentence.charAt(end - 1)) ? end - 1 : end) + " \u2026";
    }
}
