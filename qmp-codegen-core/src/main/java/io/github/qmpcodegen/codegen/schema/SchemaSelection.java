package io.github.qmpcodegen.codegen.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A selection of commands, events and types by their names.
 *
 * <p>A pattern is a wire name in which {@code *} matches any characters and {@code ?} matches one. What an include
 * matches is selected, or everything if there are no includes; what an exclude matches is not. Types that no selected
 * part uses are left out, unless an include matches them. An excluded type becomes plain JSON where something selected
 * uses it. Only types that the source names can be selected, because the names of others are derived.
 *
 * @param includes the patterns of what is selected; empty for everything
 * @param excludes the patterns of what is not selected
 */
public record SchemaSelection(List<String> includes, List<String> excludes) {

    /** Copies the lists. */
    public SchemaSelection {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /**
     * The selected part of a schema.
     *
     * @param schema the selected part
     * @param kept the types in it that were selected although no command and no event uses them
     */
    public record Selected(Schema schema, Set<String> kept) {}

    /** Returns the selected part of a schema. */
    public Selected select(Schema schema) {
        if (includes.isEmpty() && excludes.isEmpty()) {
            return new Selected(schema, Set.of());
        }
        List<Glob> included = globs(includes);
        List<Glob> excluded = globs(excludes);
        Schema remaining = TypeExclusion.without(
                new Schema(
                        schema.commands().stream()
                                .filter(command -> chooses(included, excluded, command.name()))
                                .toList(),
                        schema.events().stream()
                                .filter(event -> chooses(included, excluded, event.name()))
                                .toList(),
                        schema.types()),
                type -> type.declared() && matchesAny(excluded, type.text()));
        Set<String> used = Reachable.only(remaining).types().keySet();
        Set<String> kept = new LinkedHashSet<>();
        for (NamedType type : remaining.types().values()) {
            String name = type.name().text();
            if (type.name().declared() && matchesAny(included, name) && !used.contains(name)) {
                kept.add(name);
            }
        }
        return new Selected(Reachable.only(remaining, kept), kept);
    }

    /** Returns the includes that match nothing, as the user wrote them: they are probably mistyped. */
    public List<String> unmatchedIncludes(Schema schema) {
        return unmatched(includes, schema);
    }

    /** Returns the excludes that match nothing. */
    public List<String> unmatchedExcludes(Schema schema) {
        return unmatched(excludes, schema);
    }

    private static List<String> unmatched(List<String> patterns, Schema schema) {
        Set<String> names = patterns.isEmpty() ? Set.of() : names(schema);
        return globs(patterns).stream()
                .filter(glob -> names.stream().noneMatch(glob::matches))
                .map(Glob::text)
                .toList();
    }

    /** Returns the names that a pattern can match, in the order of their characters. */
    public static SortedSet<String> names(Schema schema) {
        SortedSet<String> names = new TreeSet<>();
        schema.commands().forEach(command -> names.add(command.name()));
        schema.events().forEach(event -> names.add(event.name()));
        schema.types().values().stream()
                .map(NamedType::name)
                .filter(TypeName::declared)
                .forEach(name -> names.add(name.text()));
        return names;
    }

    private static List<Glob> globs(List<String> patterns) {
        return patterns.stream().map(Glob::new).toList();
    }

    private static boolean chooses(List<Glob> included, List<Glob> excluded, String name) {
        return (included.isEmpty() || matchesAny(included, name)) && !matchesAny(excluded, name);
    }

    private static boolean matchesAny(List<Glob> globs, String name) {
        return globs.stream().anyMatch(glob -> glob.matches(name));
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
