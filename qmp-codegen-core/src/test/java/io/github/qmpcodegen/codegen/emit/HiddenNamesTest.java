package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.SchemaSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a schema that generated code would hide, or that would hide something in it, if they were kept. */
class HiddenNamesTest {

    private static final String PACKAGE = "com.acme.hidden";

    /** Methods without parameters that a union has anyway, as branches: its accessors, and those of all values. */
    private static final List<String> METHODS = List.of(
            "kind",
            "common",
            "hash-code",
            "get-class",
            "to-string",
            "notify",
            "notify-all",
            "wait",
            "clone",
            "finalize",
            "to-json",
            "unmodelled",
            "equals",
            "read",
            "write",
            "text",
            "class");

    @TempDir
    private Path folder;

    @Test
    void aBranchWithoutMembersMayBeCalledLikeAMethodThatTheUnionHas() throws IOException {
        GeneratedCode code = code("{ 'struct': 'Leaf', 'data': {} }\n", "");
        assertCompiles(code);
        String union = String.valueOf(code.files().get("com/acme/hidden/Sent.java"));
        assertTrue(union.contains("static Kind kind_()"), union);
        assertTrue(union.contains("static Wait wait_()"), union);
        assertTrue(union.contains("static Common common()"), union);
    }

    @Test
    void aBranchOfOneNumberMayBeCalledLikeAMethodThatTheUnionHas() throws IOException {
        for (String type : List.of("int", "bool", "uint64", "str")) {
            assertCompiles(code("{ 'struct': 'Leaf', 'data': { 'x': '%s' } }\n".formatted(type), ""));
        }
    }

    @Test
    void aBranchBesideCommonMembersMayBeCalledLikeAMethodThatTheUnionHas() throws IOException {
        for (String leaf : List.of("{}", "{ '*x': 'str' }")) {
            GeneratedCode code =
                    code("{ 'struct': 'Leaf', 'data': %s }\n".formatted(leaf), ", '*common': 'int', '*wait': 'int'");
            assertCompiles(code);
            String union = String.valueOf(code.files().get("com/acme/hidden/Sent.java"));
            assertTrue(union.contains("static Kind kind(Consumer<"), union);
        }
    }

    @Test
    void aBranchOfATypeThatIsLeftOutMayBeCalledLikeAMethodThatTheUnionHas() throws IOException {
        Schema schema = schema("{ 'struct': 'Leaf', 'data': { 'x': 'int' } }\n", "");
        assertCompiles(GeneratedCode.of(new SchemaSelection(List.of(), List.of("Leaf")).select(schema), PACKAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COM",
                "Leaf",
                "arguments",
                "async",
                "b",
                "code",
                "com",
                "data",
                "element",
                "event",
                "executor",
                "id",
                "in",
                "index",
                "io",
                "kind",
                "java",
                "member",
                "members",
                "name",
                "org",
                "out",
                "p",
                "releases",
                "request",
                "tag",
                "text",
                "timestamp",
                "tools",
                "unmodelled",
                "value",
                "values",
                "x",
                "y"
            })
    void thePackageMayBeginWithAnyName(String root) throws IOException {
        assertEquals("", GeneratedCode.of(hiding(), root + ".acme").compile(folder.resolve("classes")));
    }

    /** A schema with branches called like types that the same file has to name. */
    private static Schema hiding() {
        return MemorySources.of("schema.json", """
                        { 'enum': 'Kind', 'data': [ 'leaf', 'com', 'kind', 'either', 'lone', 'wide', 'sent' ] }
                        { 'struct': 'Leaf', 'data': { '*com': 'Kind', '*data': 'Leaf', '*in': [ 'Leaf' ], '*io': 'Either',
                          '*java': [ 'Kind' ], '*arguments': 'Sent', '*value': 'Lone', '*x': [ 'Sent' ], '*y': 'Wide' } }
                        { 'struct': 'Lone', 'data': { 'com': 'int' } }
                        { 'struct': 'Wide', 'data': { 'com': 'Leaf', 'data': 'Kind', 'in': 'Either', '*x': [ 'Either' ] } }
                        { 'alternate': 'Either', 'data': { 'leaf': 'Leaf', 'kind': 'Kind' } }
                        { 'struct': 'Wrapped', 'data': { 'data': 'Leaf' } }
                        { 'union': 'Sent', 'base': { 'kind': 'Kind', '*com': 'Leaf', '*io': [ 'Either' ] },
                          'discriminator': 'kind', 'data': { 'leaf': 'Leaf2', 'com': 'Wrapped', 'kind': 'Lone2',
                          'either': 'Leaf2', 'lone': 'Wrapped', 'wide': 'Leaf2' } }
                        { 'struct': 'Leaf2', 'data': { 'leaf': 'Leaf', 'k': 'Kind', 'e': 'Either', '*l': [ 'Leaf' ],
                          '*ks': [ 'Kind' ], '*es': [ 'Either' ], 'lo': 'Lone', 'w': 'Wide', 'in': 'Leaf' } }
                        { 'struct': 'Lone2', 'data': { 'x': 'Lone' } }
                        { 'union': 'Wraps', 'base': { 'what': 'Kind' }, 'discriminator': 'what',
                          'data': { 'leaf': 'Wrapped', 'kind': 'Wrapped', 'sent': 'Sent' } }
                        { 'command': 'send', 'data': 'Sent', 'boxed': true, 'returns': 'Sent' }
                        { 'command': 'hold', 'data': { 'com': 'Sent', 'data': 'Wraps' }, 'returns': [ 'Wraps' ] }
                        { 'command': 'get', 'data': { 'com': 'Leaf', 'data': 'Either' }, 'returns': 'Leaf' }
                        { 'event': 'SENT', 'data': 'Sent', 'boxed': true }
                        """).schema();
    }

    private void assertCompiles(GeneratedCode code) throws IOException {
        assertEquals("", code.compile(folder.resolve("classes")));
    }

    private static GeneratedCode code(String leaf, String common) {
        return GeneratedCode.of(schema(leaf, common), PACKAGE);
    }

    private static Schema schema(String leaf, String common) {
        return MemorySources.of(
                        "schema.json",
                        QapiText.enumeration("Names", METHODS) + leaf
                                + QapiText.union("Sent", "kind", "Names", METHODS, "Leaf")
                                        .replace("'kind': 'Names'", "'kind': 'Names'" + common)
                                + "{ 'command': 'send', 'data': 'Sent', 'boxed': true, 'returns': 'Sent' }\n"
                                + "{ 'command': 'hold', 'data': { 'sent': 'Sent' } }\n")
                .schema();
    }
}
