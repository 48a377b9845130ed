package io.github.qmpcodegen.codegen.link.qapi;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.Signatures;
import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What schemas of each era write in ways of their own; the code that comes of it compiles without a complaint. */
class DialectsTest {

    @TempDir
    private Path folder = Path.of("");

    /** To 2.3: {@code type}, members that are objects without a name, anonymous unions, any type as {@code **}. */
    @Test
    void theFirstReleasesAreRead() throws IOException {
        assertMeans("""
                # *-*- Mode: Python -*-
                # A comment with { 'braces': and 'quotes

                { 'type': 'Wheel', 'data': { 'size': 'int', '*tyre': { 'make': 'str', '*spikes': 'bool' } } } # so
                {\t'enum': 'Fuel',
                \t'data': [ 'petrol', 'diesel' ] }
                { 'type': 'Engine', 'base': 'Wheel', 'data': { 'fuel': 'Fuel' } }
                { 'type': 'Horse', 'data': { 'name': 'str' } }
                { 'union': 'Drive', 'data': { 'engine': 'Engine', 'horse': 'Horse' } }
                { 'union': 'Key', 'discriminator': {}, 'data': { 'name': 'str', 'number': 'int', 'wheel': 'Wheel' } }
                { 'command': 'drive', 'data': { 'by': 'Drive', 'key': 'Key' }, 'gen': 'no' }
                { 'command': 'query-wheels', 'returns': ['Wheel'] }
                { 'command': 'leave', 'success-response': 'no' }
                { 'command': 'park', 'data': {'where': 'visitor', '*how': '**'}, 'returns': '**', 'gen': 'no' }
                """, """
                drive(by: {type: <engine|horse>, [type=engine: data: {size: int, tyre?: {make: str, spikes?: bool}, \
                fuel: <petrol|diesel>}], [type=horse: data: {name: str}]}, \
                key: str / int / {size: int, tyre?: {make: str, spikes?: bool}}, ...) -> none
                query-wheels() -> [{size: int, tyre?: {make: str, spikes?: bool}}]
                leave() -> none
                park(where: any, how?: any, ...) -> any
                """);
    }

    /** To 6.1: unions whose tag is made up of their branches. */
    @Test
    void simpleUnionsAreRead() throws IOException {
        assertMeans("""
                { 'struct': 'A', 'data': { 'x': 'int' } }
                { 'union': 'U', 'data': { 'a': 'A', 'list': ['int'] } }
                { 'command': 'u', 'data': { 'u': 'U' } }
                """, """
                u(u: {type: <a|list>, [type=a: data: {x: int}], [type=list: data: [int]]}) -> none
                """);
    }

    /** From 2.4 on: structs, alternates, prefixes; 2.6: bases in place; 2.8: boxed; 2.9: pragmas of the parser. */
    @Test
    void laterReleasesAreRead() throws IOException {
        assertMeans("""
                { 'pragma': { 'doc-required': false } }
                { 'pragma': { 'returns-whitelist': [ 'c' ], 'name-case-whitelist': [ 'V' ] } }
                { 'enum': 'E', 'prefix': 'E_E', 'data': [ 'one', 'two-2', '3three', 'class' ] }
                { 'struct': 'S', 'data': { '*l': ['str'], 'a': 'any' } }
                { 'union': 'U', 'base': { 'kind': 'E', '*x': 'int8' }, 'discriminator': 'kind', 'data': { 'one': 'S' } }
                { 'alternate': 'A', 'data': { 's': 'S', 'e': 'E', 'n': 'null', 'l': ['S'] } }
                { 'command': 'c', 'boxed': true, 'data': 'U', 'returns': 'A' }
                { 'command': 'd', 'data': 'S', 'gen': false, 'success-response': false }
                { 'event': 'V', 'boxed': true, 'data': 'U' }
                { 'event': 'W', 'data': { } }
                """, """
                c(kind: <one|two-2|3three|class>, x?: int8, [kind=one: l?: [str], a: any]) -> {l?: [str], a: any} / \
                <one|two-2|3three|class> / null / [{l?: [str], a: any}]
                d(l?: [str], a: any) -> none
                V{kind: <one|two-2|3three|class>, x?: int8, [kind=one: l?: [str], a: any]}
                W{}
                """);
    }

    /** From 2.12 to 6.0: conditions as C, alone or in a list; out-of-band commands; features of types. */
    @Test
    void conditionsMayBeThoseOfTheCompiler() throws IOException {
        Schema schema = load("""
                { 'enum': 'E', 'data': [ 'one', { 'name': 'two', 'if': 'defined(TWO)' } ] }
                { 'struct': 'S', 'data': { 'm': { 'type': 'E', 'if': [ 'defined(A)', 'defined(B)' ] } },
                  'features': [ 'dynamic', { 'name': 'fast', 'if': 'defined(FAST)' } ], 'if': 'defined(S)' }
                { 'command': 'c', 'data': { 's': { 'type': 'S', 'if': 'defined(S)' } }, 'allow-oob': true,
                  'allow-preconfig': true, 'if': [ 'defined(C)', '!defined(D)' ] }
                """);
        Command command = schema.commands().get(0);
        assertEquals(List.of("defined(C)", "!defined(D)"), command.conditions());
        assertTrue(command.outOfBand());
        assertEquals(
                List.of("dynamic", "fast"),
                requireNonNull(schema.types().get("S")).features().stream()
                        .map(Feature::name)
                        .toList());
        assertCompiles(schema);
    }

    /** From 6.1 on: conditions as a structure; features of members and values; exceptions from rules of style. */
    @Test
    void conditionsMayBeAStructure() throws IOException {
        Schema schema = load("""
                { 'pragma': { 'command-name-exceptions': [ 'add_it' ], 'command-returns-exceptions': [ 'add_it' ],
                              'member-name-exceptions': [ 'S' ], 'documentation-exceptions': [ 'S' ] } }
                { 'enum': 'E', 'data': [ { 'name': 'one', 'features': [ 'unstable' ] }, 'two' ] }
                { 'struct': 'S', 'data': { '*aB_c': { 'type': 'E', 'features': [ 'deprecated' ], 'if': 'AB' } } }
                { 'command': 'add_it', 'data': 'S', 'returns': 'int', 'coroutine': true,
                  'if': { 'all': [ 'A', { 'not': { 'any': [ 'B', 'C' ] } }, { 'any': [ 'D', { 'not': 'E' } ] } ] },
                  'features': [ 'deprecated', 'unstable' ] }
                { 'event': 'ADDED', 'if': { 'any': [ 'A', 'B' ] } }
                """);
        assertEquals(
                List.of("A", "!(B || C)", "D || !E"), schema.commands().get(0).conditions());
        assertEquals(List.of("A || B"), schema.events().get(0).conditions());
        assertEquals(List.of("add_it(aB_c?: <one|two>) -> int", "ADDED{}"), Signatures.of(schema));
        assertCompiles(schema);
    }

    /** Files name others relative to themselves, and one file may be included twice. */
    @Test
    void includesAreRelativeAndReadOnce() {
        Schema schema = new MemorySources()
                .and("qapi-schema.json", """
                        { 'include': 'qapi/a.json' }
                        { 'include': 'qapi/common.json' }
                        """)
                .and("qapi/a.json", "{ 'include': 'common.json' }\n{ 'command': 'a', 'data': { 'e': 'E' } }\n")
                .and("qapi/common.json", "{ 'enum': 'E', 'data': [ 'x' ] }\n")
                .schema();
        assertEquals(List.of("a(e: <x>) -> none"), Signatures.of(schema));
    }

    /** To 2.8: comments that nothing checks; marks for what is optional, sections without blank lines between. */
    @Test
    void theFirstCommentsAreRead() {
        Command command = load("""
                ##
                # @eject
                #
                # Take it out.
                #
                # @device: #optional The drive
                #
                # @force:  @optional by force
                # Returns: Nothing on success
                #          If @device is none, DeviceNotFound
                #
                # Notes: Mind it.
                # Since: 0.14.0
                ##
                { 'command': 'eject', 'data': { '*device': 'str', '*force': 'bool' } }
                """).commands().get(0);
        assertEquals("0.14.0", command.documentation().since());
        assertEquals(
                new Documentation.Paragraph("Take it out."),
                command.documentation().blocks().get(0));
        assertFalse(command.documentation().toString().contains("#optional"));
    }

    private void assertMeans(String schema, String expected) throws IOException {
        Schema loaded = load(schema);
        assertEquals(expected, String.join("\n", Signatures.of(loaded)) + "\n");
        assertCompiles(loaded);
    }

    private static Schema load(String schema) {
        return MemorySources.of("schema.json", schema).schema();
    }

    private void assertCompiles(Schema schema) throws IOException {
        assertEquals("", GeneratedCode.of(schema, "generated.qmp").compile(folder));
    }
}
