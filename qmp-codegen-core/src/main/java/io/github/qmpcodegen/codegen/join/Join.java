package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Joins the interfaces of several releases.
 *
 * <p>What a type is made of shows only when all positions are known where it stands, and those are found by way of types.
 * So all is joined again until nothing new is found; only then are differences reported.
 */
public final class Join {

    private final History history;
    private final Identities identities;
    private final Editions editions;
    private final Differences differences;
    private final PositionJoin positions;
    private final TraitsJoin traits;
    private final ObjectJoin objects;
    private final EnumJoin enumerations;
    private final AlternateJoin alternates;
    private final Set<String> reached = new HashSet<>();
    private final Deque<String> pending = new ArrayDeque<>();

    private Join(History history, DiagnosticSink sink) {
        this.history = history;
        this.identities = new Identities(history, sink);
        this.editions = new Editions(identities);
        this.differences = new Differences(history);
        this.positions = new PositionJoin(history, identities, editions, differences, this::reach);
        this.traits = new TraitsJoin(history);
        this.objects = new ObjectJoin(history, positions, traits, differences);
        this.enumerations = new EnumJoin(traits);
        this.alternates = new AlternateJoin(history, positions, traits);
    }

    /**
     * Joins interfaces.
     *
     * @param interfaces the interface of each release; at least one
     * @param sink takes the differences in type, each with its {@link Conflict}
     */
    public static Schema join(SortedMap<Release, Schema> interfaces, DiagnosticSink sink) {
        Join join = new Join(History.of(interfaces), sink);
        Schema schema;
        do {
            join.differences.forget();
            schema = join.pass();
        } while (join.editions.hasGrown());
        join.differences.reportTo(sink);
        return schema;
    }

    private void reach(String key) {
        if (reached.add(key)) {
            pending.add(key);
        }
    }

    private Schema pass() {
        reached.clear();
        List<Command> commands = joined(Schema::commands, Command::name, this::command);
        List<Event> events = joined(Schema::events, Event::name, this::event);
        if (commands.isEmpty() && events.isEmpty()) {
            identities.all().forEach(this::reach);
        }
        Map<String, NamedType> types = new LinkedHashMap<>();
        while (!pending.isEmpty()) {
            NamedType type = type(pending.remove());
            types.put(type.name().text(), type);
        }
        Schema schema = new Schema(commands, events, types);
        return commands.isEmpty() && events.isEmpty() ? schema : Reachable.only(schema);
    }

    private NamedType type(String key) {
        List<Edition> all = editions.of(key);
        Edition newest = identities.newest(key);
        if (newest.type() instanceof EnumType) {
            return enumerations.join(
                    identities.name(key),
                    all.stream()
                            .filter(edition -> edition.type() instanceof EnumType)
                            .toList());
        } else if (newest.type() instanceof AlternateType) {
            return alternates.join(
                    identities.name(key),
                    all.stream()
                            .filter(edition -> edition.type() instanceof AlternateType)
                            .toList());
        }
        return objects.join(
                identities.name(key),
                newest,
                all.stream()
                        .filter(edition ->
                                !(edition.type() instanceof EnumType) && !(edition.type() instanceof AlternateType))
                        .toList());
    }

    // Commands and events.

    /**
     * What a release has.
     *
     * @param release the place of the release in the order
     * @param thing a command or an event
     */
    private record Occurrence<T>(int release, T thing) {}

    private <T> List<T> joined(
            Function<Schema, List<T>> all, Function<T, String> name, Function<List<Occurrence<T>>, T> joiner) {
        Map<String, List<Occurrence<T>>> byName = new LinkedHashMap<>();
        for (int release = history.size() - 1; release >= 0; release--) {
            for (T thing : all.apply(history.schema(release))) {
                byName.computeIfAbsent(name.apply(thing), each -> new ArrayList<>())
                        .add(0, new Occurrence<>(release, thing));
            }
        }
        return byName.values().stream().map(joiner).toList();
    }

    private Command command(List<Occurrence<Command>> all) {
        Command newest = all.get(all.size() - 1).thing();
        String of = "'" + newest.name() + "'";
        TypeReference returns = positions.join(
                all.stream()
                        .map(each -> new Use(
                                each.release(),
                                each.thing().returns(),
                                each.thing().returnsOrigin(),
                                each.thing().location()))
                        .toList(),
                new Position("what " + of + " returns"));
        return new Command(
                newest.name(),
                object(all, Command::arguments, Command::location, "the arguments of " + of),
                returns,
                newest.returnsOrigin(),
                newest.successResponse(),
                newest.outOfBand(),
                newest.preconfig(),
                examples(all, Command::examples),
                traits.join(all.stream()
                        .map(each -> new TraitsJoin.ReleaseTraits(
                                each.release(), each.thing().traits()))
                        .toList()));
    }

    private Event event(List<Occurrence<Event>> all) {
        Event newest = all.get(all.size() - 1).thing();
        return new Event(
                newest.name(),
                object(all, Event::data, Event::location, "the data of '" + newest.name() + "'"),
                examples(all, Event::examples),
                traits.join(all.stream()
                        .map(each -> new TraitsJoin.ReleaseTraits(
                                each.release(), each.thing().traits()))
                        .toList()));
    }

    private <T> @Nullable Named object(
            List<Occurrence<T>> all,
            Function<T, @Nullable Named> type,
            Function<T, SourceLocation> location,
            String subject) {
        return (Named) positions.join(
                all.stream()
                        .map(each -> new Use(
                                each.release(), type.apply(each.thing()), Origin.QAPI, location.apply(each.thing())))
                        .toList(),
                new Position(subject));
    }

    /** Those of the newest release that shows any. */
    private static <T> List<Example> examples(List<Occurrence<T>> all, Function<T, List<Example>> of) {
        List<Example> newest = List.of();
        for (Occurrence<T> each : all) {
            List<Example> shown = of.apply(each.thing());
            newest = shown.isEmpty() ? newest : shown;
        }
        return newest;
    }
}
