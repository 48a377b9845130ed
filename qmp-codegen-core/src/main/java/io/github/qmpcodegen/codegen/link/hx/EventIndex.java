package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.DocumentReader;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sections of events texts that describe events.
 *
 * <p>A section is about the events that its heading names. One whose heading names none is about those that its examples
 * show, unless another section is: one whose heading names the event, one that lists its data, one that shows it before any
 * other. For an introduction, and a section about the order of events, shows some as well.
 */
final class EventIndex {

    private EventIndex() {}

    /**
     * A section.
     *
     * @param document its text
     * @param exchanges its examples
     * @param names the events that it is about
     * @param headed whether the heading names them
     * @param found what is wrong with the examples
     */
    record Section(Document document, Exchanges exchanges, List<String> names, boolean headed, List<Diagnostic> found) {

        /** The events of which the data is that of an event: those that the heading names together. */
        List<String> sharing(String name) {
            return headed ? names : List.of(name);
        }

        /** Whether the text is about an event, of which several may be shown. */
        boolean describes(String name) {
            return headed || name.equals(EventNames.shownBy(exchanges).get(0));
        }

        /** The examples of an event. */
        List<Example> examplesOf(String name) {
            return headed
                    ? exchanges.examples()
                    : exchanges.examples().stream()
                            .filter(example -> example.messages().stream()
                                    .anyMatch(message -> message.value() != null
                                            && EventNames.of(message.value()).equals(name)))
                            .toList();
        }
    }

    /**
     * The sections that describe events, in order.
     *
     * @param texts the texts
     * @param sink takes what seems to describe an event that nothing names
     */
    static List<Section> sectionsOf(List<EventsFile> texts, DiagnosticSink sink) {
        List<Section> sections = new ArrayList<>();
        Set<String> headed = new HashSet<>();
        for (EventsFile text : texts) {
            for (Document document : DocumentReader.read(text.lines())) {
                Section section = section(document);
                sections.add(section);
                headed.addAll(section.headed() ? section.names() : List.of());
            }
        }
        sections.stream()
                .filter(section -> section.names().isEmpty() && listsData(section.document()))
                .forEach(section -> sink.report(
                        Rule.UNTIED_DOCUMENT,
                        section.document().location(),
                        "the section '" + section.document().title()
                                + "' describes no known event; use the event's name as its heading"));
        Map<String, SourceLocation> owners =
                owners(sections.stream().filter(section -> !section.headed()).toList());
        return sections.stream()
                .map(section -> section.headed() ? section : owned(section, headed, owners))
                .filter(section -> !section.names().isEmpty())
                .toList();
    }

    private static Section section(Document document) {
        DiagnosticCollector found = new DiagnosticCollector();
        Exchanges exchanges = Exchanges.of(document, found);
        List<String> named = EventNames.in(document.title());
        boolean headed = !named.isEmpty();
        return new Section(
                document, exchanges, headed ? named : EventNames.shownBy(exchanges), headed, found.diagnostics());
    }

    /** Which section each event that is only shown belongs to. */
    private static Map<String, SourceLocation> owners(List<Section> shown) {
        Map<String, SourceLocation> owners = new HashMap<>();
        shown.stream().filter(section -> listsData(section.document())).forEach(section -> claim(section, 1, owners));
        shown.forEach(section -> claim(section, 1, owners));
        shown.forEach(section -> claim(section, section.names().size(), owners));
        return owners;
    }

    private static void claim(Section section, int first, Map<String, SourceLocation> owners) {
        section.names().stream()
                .limit(first)
                .forEach(name -> owners.putIfAbsent(name, section.document().location()));
    }

    private static boolean listsData(Document document) {
        return document.blocks().stream()
                .anyMatch(block -> block instanceof Label label && label.kind() == LabelKind.MEMBERS);
    }

    private static Section owned(Section section, Set<String> headed, Map<String, SourceLocation> owners) {
        List<String> own = section.names().stream()
                .filter(name ->
                        !headed.contains(name) && section.document().location().equals(owners.get(name)))
                .toList();
        return new Section(section.document(), section.exchanges(), own, false, section.found());
    }
}
