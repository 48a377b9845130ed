package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Schemas in which everything is called as generated code calls something: each name in it that no schema gives is the
 * name of a type, a member, a value, a branch, a command and an event.
 */
@Timeout(600)
class HelperNamesTest {

    private static final String PACKAGE = "com.acme.names";

    /** What the names begin with that the neutral schema gives. */
    private static final String OWN = "zz";

    private static final Pattern NO_CODE = Pattern.compile("/\\*(?s:.*?)\\*/|//.*|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

    @TempDir
    private Path folder;

    @Test
    void namesOfAllFormsAreFound() {
        Set<String> names = names();
        assertTrue(
                names.containsAll(List.of(
                        "Unknown",
                        "Other",
                        "Builder",
                        "CommonBuilder",
                        "Values2",
                        "Index",
                        "QMP_NAME",
                        "BY_TEXT",
                        "MEMBERS",
                        "TEXTS",
                        "UNRECOGNIZED",
                        "member",
                        "element",
                        "in",
                        "out",
                        "Commands1",
                        "Events1",
                        "QemuCommandsPart1",
                        "executor",
                        "String",
                        "class",
                        "LinkedHashMap")),
                names.toString());
    }

    @Test
    void typesOfSomeKindsMayHaveThem() throws IOException {
        compile(types(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    @Tag("thorough")
    void typesOfOtherKindsMayHaveThem(int rotation) throws IOException {
        compile(types(rotation));
    }

    @Test
    void membersValuesAndBranchesMayHaveThem() throws IOException {
        compile(parts());
    }

    @Test
    void eventsAndNestedTypesMayHaveThem() throws IOException {
        compile(nested());
    }

    private void compile(Schema schema) throws IOException {
        assertEquals("", GeneratedCode.of(schema, PACKAGE).compile(folder.resolve("classes")));
    }

    /** All names that generated code holds besides those of the schema. */
    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String text : GeneratedCode.of(neutral(), PACKAGE).files().values()) {
            IDENTIFIER
                    .matcher(NO_CODE.matcher(text).replaceAll(" "))
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith(OWN))
                    .forEach(names::add);
        }
        return names;
    }

    /** A schema that takes every form that generated code has. */
    private static Schema neutral() {
        List<String> types = new ArrayList<>(List.of("'ZzUnion'", "'ZzWide'", "'ZzEither'", "'ZzLarge'"));
        for (BuiltinType type : BuiltinType.values()) {
            types.add("'" + type.schemaName() + "'");
            types.add("[ '" + type.schemaName() + "' ]");
        }
        StringBuilder text = new StringBuilder("""
                { 'enum': 'ZzSmall', 'data': [ 'zz-a', 'zz-b' ] }
                { 'struct': 'ZzLeaf', 'data': { '*zz-x': 'str' } }
                { 'union': 'ZzUnion', 'base': { 'zz-tag': 'ZzSmall', '*zz-common': 'str' },
                  'discriminator': 'zz-tag', 'data': { 'zz-a': 'ZzLeaf' } }
                { 'alternate': 'ZzEither', 'data': { 'zz-s': 'str' } }
                { 'command': 'zz-out', 'allow-oob': true }
                { 'command': 'zz-end', 'success-response': false }
                """);
        text.append(QapiText.enumeration("ZzLarge", numbers(1_501)));
        text.append(QapiText.union("ZzWide", "zz-tag", "ZzLarge", numbers(501), "ZzLeaf"));
        for (int size : new int[] {types.size(), 210, 410}) {
            List<String> members = IntStream.range(0, size)
                    .mapToObj(i -> (i % 3 == 0 ? "'*zz-" : "'zz-") + i + "': " + types.get(i % types.size()))
                    .toList();
            text.append(QapiText.struct("Zz" + size, members)).append("""
                    { 'command': 'zz-get-%1$d', 'data': 'Zz%1$d', 'returns': 'Zz%1$d' }
                    { 'command': 'zz-open-%1$d', 'data': { %2$s }, 'gen': false }
                    { 'event': 'ZZ_TOLD_%1$d', 'data': 'Zz%1$d' }
                    """.formatted(size, String.join(", ", members)));
        }
        text.append(QapiText.numbered(1_001, "{ 'command': 'zz-%d' }\n"));
        text.append(QapiText.numbered(6, "{ 'command': 'zz-leaf-%d', 'data': 'ZzLeaf' }\n"));
        text.append(QapiText.numbered(501, "{ 'event': 'ZZ_%d' }\n"));
        return load(text.toString());
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "zz-" + i).toList();
    }

    /** Types of these names, each of another kind than its neighbours, that hold each other and themselves. */
    private static Schema types(int rotation) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : names()) {
            names.add(name);
            names.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
        StringBuilder text = new StringBuilder();
        String previous = "str";
        int kind = rotation;
        for (String name : withoutBuiltin(names)) {
            boolean large = kind % KINDS.size() == 5 && name.matches("(?:Known|Unknown|Index|Values|Part|QMP|BY).*");
            text.append(
                    large
                            ? QapiText.enumeration(name, numbers(1_501))
                            : KINDS.get(kind % KINDS.size()).formatted(name, previous, name.toUpperCase(Locale.ROOT)));
            text.append("""
                    { 'struct': '%1$sHolder', 'data': { '*%1$s': '%1$s' } }
                    { 'command': 'get-%1$s', 'data': '%1$sHolder', 'returns': '%1$s' }
                    { 'event': 'E_%1$s', 'data': '%1$sHolder' }
                    """.formatted(name));
            previous = name;
            kind++;
        }
        return load(text.toString());
    }

    /** Definitions of a name, with the name before it and itself in capitals. */
    private static final List<String> KINDS = List.of("""
            { 'enum': '%1$s', 'data': [ '%1$s', '%3$s-', 'zz-other' ] }
            """, """
            { 'struct': '%1$s', 'data': { '*%1$s': '%1$s', 'zz-other': '%2$s' } }
            """, """
            { 'alternate': '%1$s', 'data': { '%1$s': 'str', 'zz-other': 'bool' } }
            """, """
            { 'enum': '%1$sTag', 'data': [ '%1$s', 'zz-other' ] }
            { 'struct': '%1$sLeaf', 'data': { '*zz-other': '%2$s' } }
            { 'union': '%1$s', 'base': { '%1$s': '%1$sTag' }, 'discriminator': '%1$s',
              'data': { '%1$s': '%1$sLeaf' } }
            """, """
            { 'struct': '%1$s', 'data': { '%1$s': [ '%2$s' ], '*zz-other': '%2$s' } }
            { 'command': 'open-%1$s', 'data': { '%1$s': [ '%2$s' ], '*zz-other': '%2$s' }, 'gen': false }
            """, """
            { 'struct': '%1$s', 'data': { '%1$s': '%1$s', '*zz-value': '%2$s' } }
            """);

    private static Schema parts() {
        List<String> names = List.copyOf(names());
        StringBuilder text = new StringBuilder("""
                { 'struct': 'Leaf', 'data': { '*x': 'str' } }
                { 'command': 'get-all', 'returns': 'Branch' }
                """);
        text.append(QapiText.enumeration("Value", names));
        text.append(QapiText.union("Branch", "tag-of", "Value", names, "Leaf"));
        BuiltinType[] types = BuiltinType.values();
        for (int size : new TreeSet<>(List.of(4, 60, 210, names.size()))) {
            for (int start = 0; start < names.size(); start += size) {
                List<String> members = new ArrayList<>();
                for (String name : names.subList(start, Math.min(names.size(), start + size))) {
                    int i = members.size();
                    String type = "'" + types[(i + start) % types.length].schemaName() + "'";
                    members.add((i % 3 == 0 ? "'*" : "'") + name + "': " + (i % 7 == 0 ? "[ " + type + " ]" : type));
                }
                String type = "M" + size + "From" + start;
                text.append(QapiText.struct(type, members));
                text.append(QapiText.union("U" + type, "tag-of", "Value", names.subList(0, 1), type));
                text.append("""
                        { 'command': 'c-%1$s', 'data': '%1$s', 'returns': '%1$s' }
                        { 'command': 'u-%1$s', 'data': 'U%1$s', 'returns': 'U%1$s', 'boxed': true }
                        { 'event': 'E_%1$s', 'data': '%1$s' }
                        """.formatted(type));
            }
        }
        withoutBuiltin(names).forEach(name -> text.append("""
                { 'command': '%s', 'data': 'Leaf', 'returns': 'Value' }
                """.formatted(name)));
        return load(text.toString());
    }

    /**
     * Commands and events of these names, with types without names of their own, which are named after the members that
     * lead to them.
     */
    private static Schema nested() {
        StringBuilder text = new StringBuilder("""
                [ { "name": "str", "meta-type": "builtin", "json-type": "string" }
                , { "name": "0", "meta-type": "object", "members": [] }
                """);
        int number = 0;
        for (String name : names()) {
            text.append("""
                    , { "name": "%1$s", "meta-type": "command", "arg-type": "0", "ret-type": "%2$d" }
                    , { "name": "%1$s", "meta-type": "event", "arg-type": "%2$d" }
                    , { "name": "%2$d", "meta-type": "object", "members": [
                        { "name": "%1$s", "type": "%3$d" }, { "name": "zz-other", "type": "%4$d", "default": null } ] }
                    , { "name": "%3$d", "meta-type": "enum", "members": [ { "name": "a" }, { "name": "%1$s" } ] }
                    , { "name": "%4$d", "meta-type": "object", "members": [
                        { "name": "%1$s", "type": "%5$d" }, { "name": "zz-list", "type": "[%5$d]", "default": null } ] }
                    , { "name": "%5$d", "meta-type": "object", "members": [
                        { "name": "x", "type": "str", "default": null } ] }
                    , { "name": "[%5$d]", "meta-type": "array", "element-type": "%5$d" }
                    """.formatted(name, number + 1, number + 2, number + 3, number + 4));
            number += 4;
        }
        return load(text.append("]\n").toString());
    }

    /** Without the names that QAPI has for types of its own, and so for nothing else. */
    private static List<String> withoutBuiltin(Collection<String> names) {
        Set<String> builtin =
                Arrays.stream(BuiltinType.values()).map(BuiltinType::schemaName).collect(Collectors.toSet());
        return names.stream().filter(name -> !builtin.contains(name)).toList();
    }

    private static Schema load(String text) {
        return MemorySources.of("schema.json", text).schema();
    }
}
