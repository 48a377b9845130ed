package io.github.qmpcodegen.codegen.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A choice of commands and events by their names.
 *
 * <p>A pattern is a wire name in which {@code *} stands for any characters and {@code ?} for one. What an include
 * matches is chosen, or everything if there are no includes; what an exclude matches is not. Types that nothing chosen
 * reaches are left out.
 */
public final class SchemaSelection {

    private final List<Glob> includes;
    private final List<Glob> excludes;

    /**
     * Makes a choice.
     *
     * @param includes the patterns of what is chosen; empty for everything
     * @param excludes the patterns of what is not
     */
    public SchemaSelection(List<String> includes, List<String> excludes) {
        this.includes = includes.stream().map(Glob::new).toList();
        this.excludes = excludes.stream().map(Glob::new).toList();
    }

    /** The part of a schema that is chosen. */
    public Schema select(Schema schema) {
        if (includes.isEmpty() && excludes.isEmpty()) {
            return schema;
        }
        List<Command> commands = schema.commands().stream()
                .filter(command -> chooses(command.name()))
                .toList();
        List<Event> events =
                schema.events().stream().filter(event -> chooses(event.name())).toList();
        return new Schema(commands, events, reachable(schema, commands, events));
    }

    /** The patterns that match no command and no event, as the user wrote them: they are probably mistyped. */
    public List<String> unmatched(Schema schema) {
        Set<String> names = new HashSet<>();
        schema.commands().forEach(command -> names.add(command.name()));
        schema.events().forEach(event -> names.add(event.name()));
        return Stream.concat(includes.stream(), excludes.stream())
                .filter(glob -> names.stream().noneMatch(glob::matches))
                .map(Glob::text)
                .toList();
    }

    private boolean chooses(String name) {
        return (includes.isEmpty() || includes.stream().anyMatch(glob -> glob.matches(name)))
                && excludes.stream().noneMatch(glob -> glob.matches(name));
    }

    private static Map<String, NamedType> reachable(Schema schema, List<Command> commands, List<Event> events) {
        Set<String> reached = new HashSet<>();
        Deque<TypeReference> pending = new ArrayDeque<>();
        for (Command command : commands) {
            push(command.arguments(), pending);
            push(command.returns(), pending);
        }
        events.forEach(event -> push(event.data(), pending));
        while (!pending.isEmpty()) {
            TypeReference reference = pending.pop();
            if (reference instanceof TypeReference.Array array) {
                pending.push(array.element());
            } else if (reference instanceof TypeReference.Named named && reached.add(named.name())) {
                pushParts(schema.type(named), pending);
            }
        }
        return schema.types().entrySet().stream()
                .filter(type -> reached.contains(type.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, LinkedHashMap::new));
    }

    private static void pushParts(NamedType type, Deque<TypeReference> pending) {
        if (type instanceof ObjectType object) {
            object.members().forEach(member -> pending.push(member.type()));
            ObjectType.Variants variants = object.variants();
            if (variants != null) {
                variants.branches().forEach(branch -> pending.push(branch.type()));
            }
        } else if (type instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> pending.push(branch.type()));
        }
    }

    private static void push(@Nullable TypeReference reference, Deque<TypeReference> pending) {
        if (reference != null) {
            pending.push(reference);
        }
    }

    private record Glob(String text, Pattern pattern) {

        private Glob(String text) {
            this(text, compile(text));
        }

        private boolean matches(String name) {
            return pattern.matcher(name).matches();
        }

        private static Pattern compile(String text) {
            return Pattern.compile(text.codePoints()
                    .mapToObj(c -> switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(Character.toString(c));
                    })
                    .collect(Collectors.joining()));
        }
    }
}
