package io.github.qmpcodegen.codegen.merge;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Merges two schemas of one interface.
 *
 * <p>What both have gets the types and the documentation of the better one; where that has no documentation, down to
 * single members, the other's takes its place. What only one has is taken as it is.
 */
public final class SchemaMerger {

    private final Schema better;
    private final TypeAdoption adoption;
    private final CrossCheck crossCheck;

    private SchemaMerger(Schema better, Schema other, DiagnosticSink sink) {
        this.better = better;
        this.adoption = new TypeAdoption(better, other);
        this.crossCheck = new CrossCheck(better, other, sink);
    }

    /**
     * Merges schemas, best first.
     *
     * @param schemas the schemas; one without commands and events is ignored, unless all are like that, and then the
     *     first with types counts
     * @param sink receives the contradictions
     */
    public static Schema merge(List<Schema> schemas, DiagnosticSink sink) {
        Schema merged = new Schema(List.of(), List.of(), Map.of());
        for (Schema schema : schemas) {
            boolean empty = schema.commands().isEmpty() && schema.events().isEmpty();
            if (merged.commands().isEmpty() && merged.events().isEmpty()) {
                merged = empty && merged.isOfTypesAlone() ? merged : schema;
            } else if (!empty) {
                merged = new SchemaMerger(merged, schema, sink).merge(schema);
            }
        }
        return merged;
    }

    private Schema merge(Schema other) {
        Map<String, Command> otherCommands = byName(other.commands(), Command::name);
        Map<String, Event> otherEvents = byName(other.events(), Event::name);
        List<Command> commands = new ArrayList<>();
        for (Command command : better.commands()) {
            Command also = otherCommands.remove(command.name());
            commands.add(also == null ? command : both(command, also));
        }
        otherCommands.values().forEach(command -> commands.add(adoption.adopted(command)));
        List<Event> events = new ArrayList<>();
        for (Event event : better.events()) {
            Event also = otherEvents.remove(event.name());
            events.add(also == null ? event : both(event, also));
        }
        otherEvents.values().forEach(event -> events.add(adoption.adopted(event)));
        Map<String, NamedType> types = new LinkedHashMap<>();
        better.types().forEach((name, type) -> types.put(name, crossCheck.documented(type)));
        types.putAll(adoption.types());
        return Reachable.only(new Schema(commands, events, types));
    }

    private Command both(Command command, Command also) {
        crossCheck.compare(command, also);
        return command.withWords(
                command.documentation().orElse(also.documentation()),
                command.examples().isEmpty() ? also.examples() : command.examples());
    }

    private Event both(Event event, Event also) {
        crossCheck.compare(event, also);
        return event.withWords(
                event.documentation().orElse(also.documentation()),
                event.examples().isEmpty() ? also.examples() : event.examples());
    }

    private static <T> Map<String, T> byName(List<T> entities, Function<T, String> name) {
        return entities.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
