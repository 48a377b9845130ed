package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Exchanges.Call;
import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Links {@code .hx} files and events texts of one release into a schema. */
public final class HxLinker {

    private final Schema exact;
    private final DiagnosticSink sink;
    private final ShapeTypes types = new ShapeTypes();

    private HxLinker(Schema exact, DiagnosticSink sink) {
        this.exact = exact;
        this.sink = sink;
    }

    /**
     * Links the files.
     *
     * @param tables the command tables
     * @param eventTexts the descriptions of events
     * @param exact what sources with exact types say about the same interface; empty if there are none
     * @param sink receives what is wrong with them
     * @return the schema of what could be read; complete if no error was reported
     */
    public static Schema link(List<HxFile> tables, List<EventsFile> eventTexts, Schema exact, DiagnosticSink sink) {
        HxLinker linker = new HxLinker(exact, sink);
        List<Command> commands = new ArrayList<>();
        for (DocumentIndex.Source source : DocumentIndex.commandsOf(tables, sink)) {
            commands.add(linker.command(source));
        }
        return new Schema(commands, linker.events(eventTexts), linker.types.types());
    }

    private Command command(DocumentIndex.Source source) {
        String name = source.name();
        SourceLocation location = location(source);
        Document document = source.document();
        HxEntry entry = source.entry();
        ArgsType argsType = entry == null ? null : entry.argsType();
        Exchanges exchanges =
                document == null ? new Exchanges(List.of(), List.of(), List.of()) : Exchanges.of(document, sink);
        List<Call> calls = exchanges.callsOf(name);
        List<JsonNode> returned = values(calls, Call::returned);
        DocumentSections sections =
                document == null ? DocumentSections.NONE : SectionReader.ofCommand(document, name, argsType, returned);
        MemberLists.check(sections, sink);
        Structure arguments = arguments(source, argsType, sections, calls, location);
        ReplyReader.Reply reply = ReplyReader.read(sections, returned, location);
        return new Command(
                name,
                arguments == null ? null : types.object(arguments, List.of(name, ShapeTypes.ARGUMENTS), location),
                returnType(name, reply, location),
                reply.origin(),
                true,
                false,
                false,
                exchanges.examples(),
                new Traits(
                        List.of(),
                        entry == null ? List.of() : entry.conditions(),
                        document == null ? Documentation.NONE : DocumentationText.ofDocument(document, sections),
                        location));
    }

    private @Nullable Structure arguments(
            DocumentIndex.Source source,
            @Nullable ArgsType argsType,
            DocumentSections sections,
            List<Call> calls,
            SourceLocation location) {
        List<JsonNode> shown = values(calls, Call::arguments);
        if (argsType != null) {
            Optional<Set<String>> exactNames = exactArguments(source.name());
            return ArgumentsReader.read(source, argsType, sections, shown, exactNames, location, sink);
        }
        HxEntry entry = source.entry();
        boolean unstated = entry == null || entry.field("args_type").isEmpty();
        return unstated ? ArgumentsReader.readDocumented(sections, shown, location) : null;
    }

    /** The names of the arguments that exact sources give a command; empty when they do not have the command. */
    private Optional<Set<String>> exactArguments(String command) {
        return exact.commands().stream()
                .filter(candidate -> candidate.name().equals(command))
                .findFirst()
                .map(candidate -> candidate.arguments() == null
                        ? Set.of()
                        : exact.objectType(candidate.arguments()).members().stream()
                                .map(Member::name)
                                .collect(Collectors.toSet()));
    }

    private @Nullable TypeReference returnType(String name, ReplyReader.Reply reply, SourceLocation location) {
        Shape shape = reply.shape();
        // A regular command of which nothing is said returns nothing.
        if (shape == null && reply.origin() == Origin.NOTHING && name.startsWith(DocumentIndex.QUERY)) {
            return TypeReference.any();
        }
        return shape == null ? null : types.reference(shape, List.of(name, "return"), location);
    }

    private static SourceLocation location(DocumentIndex.Source source) {
        HxEntry entry = source.entry();
        Document document = source.document();
        return entry != null
                ? entry.location()
                : Objects.requireNonNull(document).location();
    }

    private static List<JsonNode> values(List<Call> calls, java.util.function.Function<Call, @Nullable JsonNode> part) {
        return calls.stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private List<Event> events(List<EventsFile> texts) {
        Map<String, Event> events = new LinkedHashMap<>();
        for (EventIndex.Section section : EventIndex.sectionsOf(texts, sink)) {
            addEvents(section, events);
        }
        return List.copyOf(events.values());
    }

    private void addEvents(EventIndex.Section section, Map<String, Event> events) {
        Document document = section.document();
        section.found().forEach(sink::report);
        DocumentSections sections = SectionReader.ofEvent(document);
        MemberLists.check(sections, sink);
        Documentation documentation = DocumentationText.ofDocument(document, sections);
        for (String name : section.names()) {
            Event first = events.get(name);
            if (first != null) {
                sink.report(new Diagnostic(
                        LinkCode.DUPLICATE_EVENT,
                        document.location(),
                        "event '" + name + "' is described twice; remove one of the sections",
                        List.of(new Diagnostic.Related(first.location(), "the first one"))));
                continue;
            }
            Structure data = EventReader.data(section, sections.members(), name);
            TypeReference.Named type =
                    data == null ? null : types.object(data, List.of(name, "data"), document.location());
            events.put(
                    name,
                    new Event(
                            name,
                            type,
                            section.examplesOf(name),
                            Traits.at(document.location()).withDocumentation(documentation)));
        }
    }
}
