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
 * What a server tells of its own interface: its commands, its events, and their types. Immutable, so safe for use by any
 * number of threads.
 *
 * <pre>{@code
 * ServerInterface server = client.serverInterface();
 * boolean canCopy = server.has("blockdev-mirror");
 * boolean hasUring = server.has("blockdev-add/arg-type/+file/aio/^io_uring");
 * List<Misfit> unknown = server.accepts(request);
 * }</pre>
 */
public final class ServerInterface {

    /** In place of the types of a server that tells names only. */
    private static final ObjectType UNTOLD = new ObjectType("", List.of(), "", Map.of(), true, List.of(), "");

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
     * Reads the answer of {@code query-qmp-schema} (QEMU 2.5 and later), or an export of a schema in that form, whose keys
     * {@code if}, {@code open} and {@code releases} say what not every build has, where more is taken than is named, and
     * which releases have something. What is of a kind that nobody knew when this was written is passed over; what is
     * missing is empty.
     *
     * @param introspection the array
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
     * What a server without introspection tells, which are names: nothing is known of arguments and data.
     *
     * @param commands the names of the commands
     * @param events the names of the events; none where it does not tell even these
     */
    public static ServerInterface ofNames(Collection<String> commands, Collection<String> events) {
        Map<String, Event> named = new LinkedHashMap<>();
        events.forEach(name -> named.put(name, new Event(name, "", List.of(), "")));
        return new ServerInterface(Map.of(), named, new TypeTable(Map.of()), null).listing(commands);
    }

    /**
     * This with the commands that a server lists: a schema may have some that the server does not offer, and did not have
     * all in old releases. Of a command that only the list has nothing but the name is known.
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

    /** Whether this says of anything in which releases it is. */
    public boolean hasReleases() {
        return commands.values().stream()
                        .anyMatch(command -> !command.releases().isEmpty())
                || events.values().stream().anyMatch(event -> !event.releases().isEmpty())
                || types.haveReleases();
    }

    /**
     * This as it was in one release: without what that did not have, as far as this says so.
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
     * What this has and another interface lacks, of what both have in part: members and values of arguments, of what
     * commands return and of the data of events. Which commands and events it lacks altogether their names tell.
     *
     * @return paths as of {@link #has} with the releases that have what they lead to, empty where nothing says; none where one
     *     of the two has only names
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
     * This, saying of what it lacks the releases that have it.
     *
     * @param other gives an interface that knows releases, such as that of a generated package; called when it is needed
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
     * Whether this has what a path leads to, in the language of libvirt's probes. Segments are separated by slashes; the
     * first is the name of a command or an event, and what the others can be depends on where the path has come to:
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
     * <p>An array leads to the type of its elements by itself, and an alternate to each of its branches. A segment that
     * does not suit leads nowhere, and where the server tells names only so do all but the first.
     *
     * @param path such as {@code blockdev-add/arg-type/+file/aio/^io_uring}
     * @throws IllegalArgumentException if the path is malformed, or leads to a type that is mentioned and missing
     */
    public boolean has(String path) {
        return ProbePath.of(path).leadsTo(commands, events, types);
    }

    /**
     * What of a request this does not take: members, values and kinds of values that are unknown, and members that must be
     * there. Where arguments are open, as those of {@code device_add}, or nothing but the command's name is known, unknown
     * members are none of them.
     *
     * @return in the order of the arguments; empty if it takes all of it
     */
    public List<Misfit> accepts(QmpRequest<?> request) {
        return accepts(request.qmpName(), request.toJson());
    }

    /** What of a command this does not take; see {@link #accepts(QmpRequest)}. */
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
     * A type that something refers to.
     *
     * @param name its name
     * @throws IllegalArgumentException if the schema does not have it
     */
    public SchemaType type(String name) {
        return types.type(name);
    }

    /**
     * What a command takes.
     *
     * @throws IllegalArgumentException if the schema does not have its type
     */
    public ObjectType arguments(Command command) {
        return command.arguments().isEmpty() ? UNTOLD : types.object(command.arguments());
    }

    /**
     * What comes with an event.
     *
     * @throws IllegalArgumentException if the schema does not have its type
     */
    public ObjectType data(Event event) {
        return event.data().isEmpty() ? UNTOLD : types.object(event.data());
    }

    /**
     * The further members of a union whose tag has some value; empty if there are none, or it is no union.
     *
     * @throws IllegalArgumentException if the schema does not have their type
     */
    public Optional<ObjectType> branch(ObjectType union, String tagValue) {
        return types.branch(union, tagValue);
    }

    /**
     * What of a command's return value is not as this says.
     *
     * @return in the order of the value, each with a path that begins with {@code return}; empty where the types are not known
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

    /** What of an event's data is not as this says; see {@link #misfitsOfReturn}: the paths begin with {@code data}. */
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
