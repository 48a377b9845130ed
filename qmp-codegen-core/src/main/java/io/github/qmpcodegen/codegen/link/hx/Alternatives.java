package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.schema.BuildConditions;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins entries of one command of which a build has one at most, such as those in the branches of an {@code #if}: what
 * not all of them take is optional, and what they take as different types is of any.
 */
final class Alternatives {

    /** The code letter of any JSON. */
    private static final String ANY = "q";

    private Alternatives() {}

    /** Joins entries that stand in this order; at least one. */
    static HxEntry joined(List<HxEntry> entries) {
        HxEntry last = entries.get(entries.size() - 1);
        // From the last on, because the conditions of '#elif' and '#else' together are the opposite of the one before.
        for (int i = entries.size() - 2; i >= 0; i--) {
            last = joined(entries.get(i), last);
        }
        return last;
    }

    /** The names of the arguments that not all the entries take, or not all demand. */
    static Set<String> varying(List<HxEntry> entries) {
        Map<String, Integer> demanding = new HashMap<>();
        for (HxEntry entry : entries) {
            List<ArgsType.Argument> arguments =
                    entry.argsType() == null ? List.of() : entry.argsType().arguments();
            for (ArgsType.Argument argument : arguments) {
                demanding.merge(argument.name(), argument.mayBeOmitted() ? 0 : 1, Integer::sum);
            }
        }
        demanding.values().removeIf(count -> count == 0 || count == entries.size());
        return demanding.keySet();
    }

    private static HxEntry joined(HxEntry first, HxEntry second) {
        ArgsType one = first.argsType();
        ArgsType other = second.argsType();
        return new HxEntry(
                first.fields(),
                one == null || other == null ? one : joined(one, other),
                either(conjuncts(first), conjuncts(second)),
                first.location());
    }

    private static ArgsType joined(ArgsType first, ArgsType second) {
        Map<String, ArgsType.Argument> left = new LinkedHashMap<>();
        second.arguments().forEach(argument -> left.put(argument.name(), argument));
        List<ArgsType.Argument> arguments = new ArrayList<>();
        for (ArgsType.Argument argument : first.arguments()) {
            ArgsType.Argument other = left.remove(argument.name());
            arguments.add(other == null ? optional(argument) : joined(argument, other));
        }
        left.values().forEach(argument -> arguments.add(optional(argument)));
        return new ArgsType(arguments);
    }

    private static ArgsType.Argument joined(ArgsType.Argument first, ArgsType.Argument second) {
        return new ArgsType.Argument(
                first.name(),
                first.code().equals(second.code()) ? first.code() : ANY,
                first.flag(),
                first.optional() || second.optional(),
                first.location());
    }

    private static ArgsType.Argument optional(ArgsType.Argument argument) {
        return new ArgsType.Argument(argument.name(), argument.code(), argument.flag(), true, argument.location());
    }

    private static List<String> conjuncts(HxEntry entry) {
        return entry.conditions().stream()
                .flatMap(condition -> BuildConditions.conjuncts(condition).stream())
                .toList();
    }

    /** What holds where one or the other does. */
    private static List<String> either(List<String> first, List<String> second) {
        List<String> conditions = new ArrayList<>(first);
        conditions.retainAll(second);
        List<String> one = without(conditions, first);
        List<String> other = without(conditions, second);
        boolean isEverywhere = one.isEmpty()
                || other.isEmpty()
                || Exclusion.areOpposite(BuildConditions.joined(one), BuildConditions.joined(other));
        if (!isEverywhere) {
            conditions.add("(" + BuildConditions.joined(one) + ") || (" + BuildConditions.joined(other) + ")");
        }
        return conditions;
    }

    private static List<String> without(List<String> taken, List<String> conditions) {
        return conditions.stream()
                .filter(condition -> !taken.contains(condition))
                .toList();
    }
}
