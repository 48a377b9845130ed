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
