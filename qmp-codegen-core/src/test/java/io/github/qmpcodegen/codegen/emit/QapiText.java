package io.github.qmpcodegen.codegen.emit;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Definitions of a QAPI schema, for tests whose schemas are too large to be written out. */
final class QapiText {

    private QapiText() {}

    static String enumeration(String name, Collection<String> values) {
        return "{ 'enum': '%s', 'data': [ '%s' ] }\n".formatted(name, String.join("', '", values));
    }

    /** A type without branching; members are written as {@code 'name': 'type'}. */
    static String struct(String name, Collection<String> members) {
        return "{ 'struct': '%s', 'data': { %s } }\n".formatted(name, String.join(", ", members));
    }

    /** A union whose branches all have the same members. */
    static String union(String name, String tag, String tagType, Collection<String> branches, String type) {
        String data = branches.stream()
                .map(branch -> "'%s': '%s'".formatted(branch, type))
                .collect(Collectors.joining(", "));
        return "{ 'union': '%s', 'base': { '%s': '%s' }, 'discriminator': '%2$s', 'data': { %4$s } }\n"
                .formatted(name, tag, tagType, data);
    }

    /** Definitions that differ in a number: each {@code %d} of the form stands for it. */
    static String numbered(int count, String form) {
        return IntStream.range(0, count)
                .mapToObj(i -> form.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining());
    }
}
