package io.github.qmpcodegen.qmp.schema;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server reports about its own interface: its commands, its events, and their types. Immutable and thread-safe.
 *
 * <pre>{@code
 * ServerInterface server = client.serverInterface();
 * boolean canCopy = server.has("blockdev-mirror");
 * boolean hasUring = server.has("blockdev-add/arg-type/+file/aio/^io_uring");
 * List<Misfit> unknown = server.accepts(request);
 * }</pre>
 */
public final class ServerInterface {

    /** Stands for the type of arguments or data of which a server reports nothing. */
    private static final ObjectType UNREPORTED = new ObjectType("", List.of(), "", Map.of(), true, List.of(), "");

    private final Map<String, Command> commands;
    private final Map<String, Event> events;
    private final TypeTable types;

    /** Says in which releases is what this lacks; null for nothing. */
    private final @Nullable Supplier<Optional<ServerInterface>> reference;

    private ServerInterface(
            Map<String, Command> commands,
            Map<String, Event> events,
            TypeTable types,
            @Nullable Supplier<Optional<ServerInterface>> reference) {
        this.commands = Collections.unmodifiableMap(commands);
        this.events = Collections.unmodifiableMap(events);
        this.types = types;
        this.reference = reference;
    }

    /**
     * Reads the reply to {@code query-qmp-schema} (QEMU 2.5 and later), or an export of a schema in that form, in which
     * the keys {@code if}, {@code open} and {@code releases} give the condition for what not every build has, what
     * takes more than it lists, and the releases that have something. Entries of unknown kinds are skipped; what is
     * missing is empty.
     *
     * @param introspection the array that the command returns
     */
    public static ServerInterface of(JsonNode introspection) {
        Map<String, JsonNode> commands = new LinkedHashMap<>();
        Map<String, Event> events = new LinkedHashMap<>();
        Map<String, SchemaType> types = new LinkedHashMap<>();
        for (JsonNode entity : introspection) {
            String name = EntityReader.name(entity);
            switch (entity.path("meta-type").asString("")) {
                case "command" -> commands.put(name, entity);
                case "event" -> events.put(name, EntityReader.event(entity));
                default -> EntityReader.type(entity).ifPresent(type -> types.put(name, type));
            }
        }
        return new ServerInterface(commands(commands, types), events, new TypeTable(types), null);
    }

    /**
     * Reads the interface that generated code holds.
     *
     * @param facts the text, in pieces
     */
    public static ServerInterface ofFacts(String... facts) {
        FactsReader read = FactsReader.of(String.join("", facts));
        TypeTable types = new TypeTable(read.types());
        return new ServerInterface(read.commands(), read.events(), types, null);
    }

    /**
     * Returns the interface of a server without introspection, which reports only names: nothing is known about
     * arguments and data.
     *
     * @param commands the names of the commands
     * @param events the names of the events; none if it does not even report these
     */
    public static ServerInterface ofNames(Collection<String> commands, Collection<String> events) {
        Map<String, Event> named = new LinkedHashMap<>();
        events.forEach(name -> named.put(name, new Event(name, "", List.of(), "")));
        return new ServerInterface(Map.of(), named, new TypeTable(Map.of()), null).listing(commands);
    }

    /**
     * Returns this interface with exactly the commands that a server lists: a schema may have some that the server does
     * not offer, and the schemas of old releases did not have all of them. For a command that only the list has,
     * nothing but the name is known.
     *
     * @param names the names of the commands
     */
    public ServerInterface listing(Collection<String> names) {
        Map<String, Command> listed = new LinkedHashMap<>(commands);
        listed.keySet().retainAll(Set.copyOf(names));
        for (String name : names) {
            listed.computeIfAbsent(name, added -> new Command(added, "", "", false, true, List.of(), "", ""));
        }
        return new ServerInterface(listed, events, types, reference);
    }

    /** Whether more is known than names. */
    public boolean hasTypes() {
        return !types.all().isEmpty();
    }

    /** Whether this names the releases that have something, for any part of it. */
    public boolean hasReleases() {
        return commands.values().stream()
                        .anyMatch(command -> !command.releases().isEmpty())
                || events.values().stream().anyMatch(event -> !event.releases().isEmpty())
                || types.haveReleases();
    }

    /**
     * Returns this interface as it was in one release: without what that release did not have, as far as is known here.
     *
     * @param version the release
     */
    public ServerInterface at(QemuVersion version) {
        Predicate<String> has = runs -> ReleaseRuns.have(runs, version.major(), version.minor(), version.micro());
        Map<String, Command> hadCommands = new LinkedHashMap<>(commands);
        hadCommands.values().removeIf(command -> !has.test(command.releases()));
        Map<String, Event> hadEvents = new LinkedHashMap<>(events);
        hadEvents.values().removeIf(event -> !has.test(event.releases()));
        return new ServerInterface(hadCommands, hadEvents, types.with(has), reference);
    }

    /**
     * Returns what another interface lacks within the commands and events that both have: members and values of
     * arguments, of return values and of event data. To find the commands and events that it lacks completely, compare
     * their names.
     *
     * @return paths as of {@link #has}, each with the releases that have what it leads to, which are empty if unknown;
     *     no paths if either has only names
     */
    public SortedMap<String, String> missingIn(ServerInterface other) {
        Comparison comparison = new Comparison(types, other.types);
        commands.forEach((name, command) -> {
            Command there = other.commands.get(name);
            if (there != null) {
                if (!there.open()) {
                    comparison.types(name + "/arg-type", command.arguments(), there.arguments());
                }
                comparison.types(name + "/ret-type", command.returns(), there.returns());
            }
        });
        events.forEach((name, event) -> {
            Event there = other.events.get(name);
            if (there != null) {
                comparison.types(name + "/arg-type", event.data(), there.data());
            }
        });
        return comparison.found();
    }

    /**
     * Returns this interface with the knowledge of which releases have what it lacks.
     *
     * @param other supplies an interface that knows releases, such as that of a generated package; called when needed
     */
    public ServerInterface withReleasesOf(Supplier<Optional<ServerInterface>> other) {
        return new ServerInterface(commands, events, types, other);
    }

    private static Map<String, Command> commands(Map<String, JsonNode> entities, Map<String, SchemaType> types) {
        Set<String> untagged = new HashSet<>();
        Set<String> open = new HashSet<>();
        entities.forEach((name, entity) -> {
            if (types.get(EntityReader.argumentType(entity)) instanceof ObjectType arguments) {
                if (!arguments.members().isEmpty() && arguments.tag().isEmpty()) {
                    untagged.add(name);
                }
                if (arguments.open()) {
                    open.add(name);
                }
            }
        });
        open.addAll(OpenCommands.among(untagged));
        Map<String, Command> commands = new LinkedHashMap<>();
        entities.forEach((name, entity) -> commands.put(name, EntityReader.command(entity, open.contains(name))));
        return commands;
    }

    /**
     * Whether this has what a path leads to, in the language of libvirt's probes. Segments are separated by slashes;
     * the first is the name of a command or an event, and what the others can be depends on where the path has got to:
     *
     * <table>
     * <caption>Segments</caption>
     * <tr><th>at</th><th>segment</th><th>leads to</th></tr>
     * <tr><td>a command, an event</td><td>{@code arg-type}, {@code ret-type}</td><td>that type</td></tr>
     * <tr><td>an object</td><td>{@code name}</td><td>the type of a member</td></tr>
     * <tr><td></td><td>{@code *name}</td><td>the same, if the member is optional</td></tr>
     * <tr><td></td><td>{@code name$feature}, last</td><td>a feature of a member</td></tr>
     * <tr><td></td><td>{@code +value}</td><td>the members that a value of the tag adds</td></tr>
     * <tr><td>an enumeration</td><td>{@code ^value}, last</td><td>a value</td></tr>
     * <tr><td></td><td>{@code ^value/$feature}, last</td><td>a feature of a value</td></tr>
     * <tr><td>a builtin type</td><td>{@code !type}, last</td><td>that type, if its JSON type is this</td></tr>
     * <tr><td>any of these</td><td>{@code $feature}, last</td><td>a feature</td></tr>
     * </table>
     *
     * <p>An array leads to the type of its elements without a segment, and an alternate to each of its branches. A
     * segment that does not fit leads nowhere; if the server reports only names, that applies to all segments but the
     * first.
     *
     * @param path such as {@code blockdev-add/arg-type/+file/aio/^io_uring}
     * @throws IllegalArgumentException if the path is malformed, or leads to a type that the schema mentions but does
     *     not have
     */
    public boolean has(String path) {
        return ProbePath.of(path).leadsTo(commands, events, types);
    }

    /**
     * Returns what this interface does not accept in a request: unknown members, values and kinds of values, and
     * missing mandatory members. Unknown members are accepted if arguments are open, as those of {@code device_add}
     * are, or if only the command's name is known.
     *
     * @return the differences in the order of the arguments; empty if it accepts the request
     */
    public List<Misfit> accepts(QmpRequest<?> request) {
        return accepts(request.qmpName(), request.toJson());
    }

    /** Returns what this interface does not accept in a command; see {@link #accepts(QmpRequest)}. */
    public List<Misfit> accepts(String command, JsonNode arguments) {
        Command known = commands.get(command);
        if (known == null) {
            return withReleases(List.of(Misfit.of(Misfit.Kind.UNKNOWN_COMMAND, command, "", "")), command, arguments);
        }
        ValueWalk walk = new ValueWalk(types, command);
        walk.members("", arguments(known), arguments, known.open());
        return withReleases(walk.misfits(), command, arguments);
    }

    private List<Misfit> withReleases(List<Misfit> misfits, String command, JsonNode arguments) {
        ServerInterface other =
                misfits.isEmpty() || reference == null ? null : reference.get().orElse(null);
        Command there = other == null ? null : other.commands.get(command);
        if (other == null || there == null) {
            return misfits;
        }
        ValueWalk elsewhere = new ValueWalk(other.types, command);
        elsewhere.members("", other.arguments(there), arguments, there.open());
        return misfits.stream()
                .map(found -> found.in(
                        found.kind() == Misfit.Kind.UNKNOWN_COMMAND ? there.releases() : elsewhere.releasesOf(found)))
                .toList();
    }

    /** The commands by name, in the order of the schema; unmodifiable. */
    public Map<String, Command> commands() {
        return commands;
    }

    /** The events by name, in the order of the schema; unmodifiable. */
    public Map<String, Event> events() {
        return events;
    }

    /** The types by name, in the order of the schema; unmodifiable. */
    public Map<String, SchemaType> types() {
        return types.all();
    }

    /**
     * Returns a type that something refers to.
     *
     * @param name the type's name
     * @throws IllegalArgumentException if the schema does not have it
     */
    public SchemaType type(String name) {
        return types.type(name);
    }

    /**
     * Returns the type of a command's arguments.
     *
     * @throws IllegalArgumentException if the schema does not have its type
     */
    public ObjectType arguments(Command command) {
        return command.arguments().isEmpty() ? UNREPORTED : types.object(command.arguments());
    }

    /**
     * Returns the type of an event's data.
     *
     * @throws IllegalArgumentException if the schema does not have its type
     */
    public ObjectType data(Event event) {
        return event.data().isEmpty() ? UNREPORTED : types.object(event.data());
    }

    /**
     * Returns the further members of a union whose tag has a given value; empty if there are none, or it is not a
     * union.
     *
     * @throws IllegalArgumentException if the schema does not have their type
     */
    public Optional<ObjectType> branch(ObjectType union, String tagValue) {
        return types.branch(union, tagValue);
    }

    /**
     * Returns how a command's return value differs from this interface.
     *
     * @return the differences in the order of the value, each with a path that starts with {@code return}; empty if the
     *     types are unknown
     */
    public List<Misfit> misfitsOfReturn(String command, JsonNode value) {
        Command known = commands.get(command);
        if (known == null || known.returns().isEmpty()) {
            return List.of();
        }
        ValueWalk walk = new ValueWalk(types, command);
        walk.value("return", type(known.returns()), value);
        return walk.misfits();
    }

    /**
     * Returns how an event's data differs from this interface; see {@link #misfitsOfReturn}: the paths start with
     * {@code data}.
     */
    public List<Misfit> misfitsOfData(String event, JsonNode data) {
        Event known = events.get(event);
        if (known == null) {
            return List.of(Misfit.of(Misfit.Kind.UNKNOWN_EVENT, event, "data", ""));
        }
        ValueWalk walk = new ValueWalk(types, event);
        walk.members("data", data(known), data, false);
        return walk.misfits();
    }
}
