package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * How a generated package and a live server differ, by name.
 *
 * @param server the server's version
 * @param missingCommands which the package has and the server lacks: calling them fails with {@code CommandNotFound}
 * @param missingEvents which the package has and the server will not send; empty when the server does not tell
 * @param furtherCommands which the server has and the package lacks: to be called by name
 * @param furtherEvents which the server has and the package lacks: they come as unknown ones
 * @param eventsKnown whether the server tells which events it has, as QEMU 1.2 and later do
 */
public record CompatibilityReport(
        QemuVersion server,
        Set<String> missingCommands,
        Set<String> missingEvents,
        Set<String> furtherCommands,
        Set<String> furtherEvents,
        boolean eventsKnown) {

    /**
     * Compares.
     *
     * @param version the server's
     * @param registry the generated package
     * @param server executes a command by its name
     */
    static CompatibilityReport of(QemuVersion version, QmpRegistry registry, Function<String, JsonNode> server) {
        Set<String> commands = names(server.apply("query-commands"));
        Optional<Set<String>> events = events(server, commands);
        Set<String> known = registry.commands().keySet();
        Set<String> knownEvents = registry.events().keySet();
        return new CompatibilityReport(
                version,
                without(known, commands),
                events.map(there -> without(knownEvents, there)).orElse(Set.of()),
                without(commands, known),
                events.map(there -> without(there, knownEvents)).orElse(Set.of()),
                events.isPresent());
    }

    /** The events: from the schema where there is one (2.5 and later), else from the list that older servers have. */
    private static Optional<Set<String>> events(Function<String, JsonNode> server, Set<String> commands) {
        if (commands.contains("query-qmp-schema")) {
            return Optional.of(ServerInterface.of(server.apply("query-qmp-schema"))
                    .events()
                    .keySet());
        }
        return commands.contains("query-events") ? Optional.of(names(server.apply("query-events"))) : Optional.empty();
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new TreeSet<>();
        list.forEach(entry -> names.add(entry.path("name").asString("")));
        return names;
    }

    private static Set<String> without(Set<String> all, Set<String> removed) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(removed);
        return Collections.unmodifiableSet(rest);
    }

    /** Whether the server has everything that the package knows. */
    public boolean isComplete() {
        return missingCommands.isEmpty() && missingEvents.isEmpty();
    }

    /** A sentence or two for a log. */
    @Override
    public String toString() {
        String text = "QEMU " + server + (isComplete() ? " has every command and event of the package" : " lacks");
        if (!missingCommands.isEmpty()) {
            text += " the commands " + String.join(", ", missingCommands);
        }
        if (!missingEvents.isEmpty()) {
            text += (missingCommands.isEmpty() ? "" : ";") + " the events " + String.join(", ", missingEvents);
        }
        return text + "; it has " + furtherCommands.size() + " further commands and "
                + (eventsKnown ? furtherEvents.size() + " further events" : "does not tell its events");
    }
}
