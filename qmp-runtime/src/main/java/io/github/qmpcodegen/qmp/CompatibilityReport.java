package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The differences between a generated package and a live server: in names, and inside what both have. Paths are those
 * of {@link ServerInterface#has}.
 *
 * @param server the server's version
 * @param missingCommands the commands that the package has and the server lacks: calling them fails with
 *     {@code CommandNotFound}
 * @param missingEvents the events that the package has and the server never sends; empty when the server does not
 *     report its events
 * @param missingPaths the members and values, of arguments, return values and event data, that the package has and the
 *     server lacks: by path, each with the releases of QEMU that have it, which are empty if unknown; the map is empty
 *     when the server does not report its types
 * @param furtherCommands the commands that the server has and the package lacks: call them by name
 * @param furtherEvents the events that the server has and the package lacks: they arrive as {@link UnknownEvent}s
 * @param furtherPaths the members and values that the server has and the package lacks, by path
 * @param eventsKnown whether the server reports which events it has, as QEMU 1.2 and later do
 */
public record CompatibilityReport(
        QemuVersion server,
        Set<String> missingCommands,
        Set<String> missingEvents,
        SortedMap<String, String> missingPaths,
        Set<String> furtherCommands,
        Set<String> furtherEvents,
        Set<String> furtherPaths,
        boolean eventsKnown) {

    /**
     * Compares.
     *
     * @param version the server's
     * @param registry the generated package
     * @param reported what the server reports about itself
     */
    static CompatibilityReport of(QemuVersion version, QmpRegistry registry, ServerInterface reported) {
        Set<String> commands = reported.commands().keySet();
        Set<String> events = reported.events().keySet();
        boolean eventsKnown = reported.hasTypes() || !events.isEmpty();
        Optional<ServerInterface> generated = registry.generatedFrom();
        return new CompatibilityReport(
                version,
                without(registry.commands().keySet(), commands),
                eventsKnown ? without(registry.events().keySet(), events) : Set.of(),
                Collections.unmodifiableSortedMap(
                        generated.map(known -> known.missingIn(reported)).orElseGet(TreeMap::new)),
                without(commands, registry.commands().keySet()),
                eventsKnown ? without(events, registry.events().keySet()) : Set.of(),
                generated
                        .map(known -> without(reported.missingIn(known).keySet(), Set.of()))
                        .orElse(Set.of()),
                eventsKnown);
    }

    private static Set<String> without(Set<String> all, Set<String> removed) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(removed);
        return Collections.unmodifiableSet(rest);
    }

    /** Whether the server has everything that the package has. */
    public boolean isComplete() {
        return missingCommands.isEmpty() && missingEvents.isEmpty() && missingPaths.isEmpty();
    }

    /** Returns a sentence or two for a log. */
    @Override
    public String toString() {
        List<String> missing = new ArrayList<>();
        if (!missingCommands.isEmpty()) {
            missing.add("the commands " + String.join(", ", missingCommands));
        }
        if (!missingEvents.isEmpty()) {
            missing.add("the events " + String.join(", ", missingEvents));
        }
        if (!missingPaths.isEmpty()) {
            missing.add("the members and values " + String.join(", ", missingPaths.keySet()));
        }
        return "QEMU " + server
                + (isComplete() ? " has everything that the package knows" : " lacks " + String.join("; ", missing))
                + "; it has " + furtherCommands.size() + " further commands, " + furtherPaths.size()
                + " further members and values, and "
                + (eventsKnown ? furtherEvents.size() + " further events" : "does not report its events");
    }
}
