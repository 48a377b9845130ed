package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a server understands, as far as the shell knows. Immutable.
 *
 * <p>What is known may be exact, so that what contradicts it is a mistake; or be only advice, from a description of
 * another release, which is good for help and completion and no more.
 */
public final class ServerInterface {

    private static final String TRANSACTION = "transaction";

    /** Nothing is known. */
    public static final ServerInterface UNKNOWN =
            new ServerInterface(new Schema(List.of(), List.of(), Map.of()), Set.of(), false, Set.of());

    private final Schema schema;
    private final SortedMap<String, Command> commands = new TreeMap<>();
    private final SortedMap<String, Event> events = new TreeMap<>();
    private final SortedMap<String, Signature> actions = new TreeMap<>();
    private final SortedSet<String> names;
    private final boolean complete;
    private final Set<String> exact;

    /**
     * @param schema what is described
     * @param names the commands that the server has
     * @param complete whether it has no others
     * @param exact the described commands whose descriptions are those of this server
     */
    ServerInterface(Schema schema, Collection<String> names, boolean complete, Set<String> exact) {
        this.schema = schema;
        schema.commands().forEach(command -> commands.put(command.name(), command));
        schema.events().forEach(event -> events.put(event.name(), event));
        this.names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        this.complete = complete;
        this.exact = Set.copyOf(exact);
        readActions();
    }

    /** The commands and their types. */
    public Schema schema() {
        return schema;
    }

    /** The names of the server's commands. */
    public SortedSet<String> commandNames() {
        return names;
    }

    /** Whether a server is known not to have a command. */
    public boolean lacks(String command) {
        return complete && !names.contains(command);
    }

    /** Whether the server has a command, or may have it. */
    public boolean has(String command) {
        return !lacks(command);
    }

    /** The description of a command; empty if there is none. */
    public Optional<Command> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** What a command takes; empty if that is not known. */
    public Optional<Signature> signature(String command) {
        return command(command).map(described -> {
            ObjectType arguments = described.arguments() == null ? null : schema.objectType(described.arguments());
            return new Signature(
                    command,
                    arguments,
                    arguments != null && arguments.open(),
                    exact.contains(command),
                    described.features());
        });
    }

    /** What actions of a transaction take, by name; empty if that is not known. */
    public SortedMap<String, Signature> actions() {
        return Collections.unmodifiableSortedMap(actions);
    }

    private void readActions() {
        Optional<ObjectType> action = signature(TRANSACTION)
                .map(Signature::arguments)
                .flatMap(type -> member(type, "actions"))
                .map(member -> member.type() instanceof TypeReference.Array array ? array.element() : member.type())
                .flatMap(this::objectType);
        if (action.isEmpty() || action.get().branching() == null) {
            return;
        }
        for (ObjectType.Branch branch : action.get().branching().branches()) {
            ObjectType data = member(schema.objectType(branch.type()), "data")
                    .flatMap(member -> objectType(member.type()))
                    .orElse(null);
            actions.put(
                    branch.tagValue(),
                    new Signature(branch.tagValue(), data, false, exact.contains(TRANSACTION), List.of()));
        }
    }

    private static Optional<Member> member(ObjectType type, String name) {
        return type.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst();
    }

    private Optional<ObjectType> objectType(TypeReference reference) {
        return reference instanceof TypeReference.Named named && schema.type(named) instanceof ObjectType object
                ? Optional.of(object)
                : Optional.empty();
    }

    /** The events that are described, by name. */
    public SortedMap<String, Event> events() {
        return Collections.unmodifiableSortedMap(events);
    }
}
