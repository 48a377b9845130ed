package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.diff.ChangedEntity.Kind;
import io.github.qmpcodegen.codegen.diff.Wording.About;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares two interfaces. */
public final class SchemaDiff {

    private final Schema before;
    private final Schema after;
    private final ChangeLog log = new ChangeLog();
    private final TypeComparison types;

    private SchemaDiff(Schema before, Schema after) {
        this.before = before;
        this.after = after;
        this.types = new TypeComparison(before, after, log);
    }

    /**
     * Returns the changes: in commands, then in events, then in shared types, each in the order of names.
     *
     * <p>If one of the sources leaves open what the other states, that is reported, but never judged as breaking.
     */
    public static List<Change> between(Schema before, Schema after) {
        return new SchemaDiff(before, after).compare();
    }

    private List<Change> compare() {
        compareNamed(before.commands(), after.commands(), Command::name, this::removed, this::added, this::compare);
        compareNamed(before.events(), after.events(), Event::name, this::removed, this::added, this::compare);
        return log.changes();
    }

    private interface Pairwise<T> {
        void compare(T old, T now);
    }

    private interface Gone<T> {
        void report(T old, Set<String> names);
    }

    private interface Came<T> {
        void report(T now);
    }

    private static <T> void compareNamed(
            List<T> before,
            List<T> after,
            Function<T, String> name,
            Gone<T> removed,
            Came<T> added,
            Pairwise<T> compare) {
        Map<String, T> old = byName(before, name);
        Map<String, T> now = byName(after, name);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String each : names) {
            T first = old.get(each);
            T second = now.get(each);
            if (first == null) {
                if (second != null) {
                    added.report(second);
                }
            } else if (second == null) {
                removed.report(first, now.keySet());
            } else {
                compare.compare(first, second);
            }
        }
    }

    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        Map<String, T> byName = new TreeMap<>();
        things.forEach(thing -> byName.put(name.apply(thing), thing));
        return byName;
    }

    private void added(Command command) {
        Position position = Position.of(ChangedEntity.of(Kind.COMMAND, command.name()), Direction.SENT);
        log.add(
                position,
                ChangeKind.COMMAND_ADDED,
                Wording.is(About.ITSELF, "new"),
                Verdict.harmless("no client could use it before"),
                new Locations(null, command.location()));
    }

    private void removed(Command command, Set<String> names) {
        Position position = Position.of(ChangedEntity.of(Kind.COMMAND, command.name()), Direction.SENT);
        log.add(
                position,
                ChangeKind.COMMAND_REMOVED,
                Wording.is(
                        About.ITSELF,
                        "gone" + successor(command.name(), names) + unstable(command.name(), command.features())),
                Verdict.breaks("the server no longer has it"),
                new Locations(command.location(), null));
    }

    private void added(Event event) {
        Position position = Position.of(ChangedEntity.of(Kind.EVENT, event.name()), Direction.RECEIVED);
        log.add(
                position,
                ChangeKind.EVENT_ADDED,
                Wording.is(About.ITSELF, "new"),
                Verdict.harmless("clients ignore unknown events"),
                new Locations(null, event.location()));
    }

    private void removed(Event event, Set<String> names) {
        Position position = Position.of(ChangedEntity.of(Kind.EVENT, event.name()), Direction.RECEIVED);
        log.add(
                position,
                ChangeKind.EVENT_REMOVED,
                Wording.is(
                        About.ITSELF,
                        "gone" + successor(event.name(), names) + unstable(event.name(), event.features())),
                Verdict.breaks("a client that waits for it never gets it"),
                new Locations(event.location(), null));
    }

    /** What may have taken the place of something: the same name with other dashes, or no longer experimental. */
    private static String successor(String name, Set<String> names) {
        String plain = plain(name);
        return names.stream()
                .filter(other -> plain(other).equals(plain))
                .findFirst()
                .map(other -> "; '" + other + "' is available")
                .orElse("");
    }

    private static String plain(String name) {
        String dashed = name.replace('_', '-');
        return dashed.startsWith("x-") ? dashed.substring(2) : dashed;
    }

    private static String unstable(String name, List<Feature> features) {
        boolean marked = features.stream().anyMatch(feature -> feature.name().equals(Feature.UNSTABLE));
        return marked || name.startsWith("x-") ? "; it was unstable" : "";
    }

    /** Compares whether a command may be executed in a certain way. */
    private void compareExecution(
            Position sent, ChangeKind kind, String how, boolean was, boolean is, Locations places) {
        if (was != is) {
            log.add(
                    sent,
                    kind,
                    Wording.of((is ? "may be executed " : "may no longer be executed ") + how),
                    is ? Verdict.harmless("no client could do so before") : Verdict.breaks("the server refuses to"),
                    places);
        }
    }

    private void compare(Command old, Command now) {
        ChangedEntity entity = ChangedEntity.of(Kind.COMMAND, old.name());
        Position sent = Position.of(entity, Direction.SENT);
        Position received = Position.of(entity, Direction.RECEIVED);
        log.traits(sent, old, now);
        Locations places = Locations.of(old, now);
        compareExecution(sent, ChangeKind.OUT_OF_BAND_CHANGED, "out-of-band", old.outOfBand(), now.outOfBand(), places);
        // Introspection does not say whether a command can be executed then.
        if (old.returnsOrigin() != Origin.INTROSPECTION && now.returnsOrigin() != Origin.INTROSPECTION) {
            compareExecution(
                    sent,
                    ChangeKind.PRECONFIG_CHANGED,
                    "before the machine is configured",
                    old.preconfig(),
                    now.preconfig(),
                    places);
        }
        types.compareMembers(old.arguments(), now.arguments(), sent, old.location(), now.location());
        compareReplies(old, now, received);
    }

    private void compareReplies(Command old, Command now, Position position) {
        if (old.successResponse() != now.successResponse()) {
            log.add(
                    position,
                    ChangeKind.REPLY_CHANGED,
                    Wording.of(
                            now.successResponse() ? "replies when it succeeds" : "no longer replies when it succeeds"),
                    now.successResponse()
                            ? Verdict.harmless("clients drop replies that they do not wait for")
                            : Verdict.breaks("a client that waits for the reply never gets it"),
                    Locations.of(old, now));
            return;
        }
        TypeReference returned = old.returns();
        TypeReference returns = now.returns();
        boolean unstatedBefore = returned == null && old.returnsOrigin() == Origin.NOTHING;
        boolean unstatedNow = returns == null && now.returnsOrigin() == Origin.NOTHING;
        if (returned != null && returns != null) {
            types.compare(
                    new StatedType(returned, old.returnsOrigin(), old.location()),
                    new StatedType(returns, now.returnsOrigin(), now.location()),
                    position);
        } else if (returns != null) {
            report(
                    position,
                    unstatedBefore ? ChangeKind.TYPE_STATED : ChangeKind.TYPE_CHANGED,
                    "returns " + TypeWords.of(returns, after),
                    Verdict.harmless(
                            unstatedBefore
                                    ? "nothing said before what it returns"
                                    : "clients ignore what they do not expect"),
                    old,
                    now);
        } else if (returned != null) {
            report(
                    position,
                    unstatedNow ? ChangeKind.TYPE_UNSTATED : ChangeKind.TYPE_CHANGED,
                    unstatedNow
                            ? "no longer says what it returns"
                            : "no longer returns " + TypeWords.of(returned, before),
                    unstatedNow
                            ? Verdict.harmless("nothing says that it returns anything else")
                            : Verdict.breaks("a client that reads the value finds none"),
                    old,
                    now);
        }
    }

    private void report(Position position, ChangeKind kind, String text, Verdict verdict, Command old, Command now) {
        log.add(position, kind, Wording.of(text), verdict, Locations.of(old, now));
    }

    private void compare(Event old, Event now) {
        Position position = Position.of(ChangedEntity.of(Kind.EVENT, old.name()), Direction.RECEIVED);
        log.traits(position, old, now);
        types.compareMembers(old.data(), now.data(), position, old.location(), now.location());
    }
}
