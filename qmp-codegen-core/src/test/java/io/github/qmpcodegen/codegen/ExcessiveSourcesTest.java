package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that nest, or go on, far beyond what any real one does. */
@Timeout(120)
class ExcessiveSourcesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> tooDeep() {
        String open = "[".repeat(100_000);
        String nested = open + "]".repeat(100_000);
        return Stream.of(
                Arguments.of("a.json", "{ 'command': 'c', 'data': " + nested + " }", "a.json:1:126: qapi-too-deep"),
                Arguments.of("a.json", "{ 'command': 'c', 'data': " + open, "a.json:1:126: qapi-too-deep"),
                Arguments.of(
                        "a.json",
                        "{ 'command': 'c', 'if': " + "{ 'not': ".repeat(2_000) + "'X'" + " }".repeat(2_000) + " }",
                        "a.json:1:916: qapi-too-deep"),
                Arguments.of("a.json", basedOnEachOther(2_000), "a.json:102:29: qapi-too-many-bases"),
                Arguments.of(
                        "a.json",
                        "[{\"name\": \"c\", \"meta-type\": \"command\", \"x\": " + nested + "}]",
                        "a.json:1:144: introspection-too-large"),
                Arguments.of("a.json", "{\"return\": [{\"x\": " + open, "a.json:1:117: introspection-too-large"),
                Arguments.of("a.json", arraysOfArrays(2_000), "a.json:2:1: introspection-too-large"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tooDeep")
    void whatIsTooDeepIsToldAtItsPlace(String path, String text, String expected) {
        LoadedSchema loaded = MemorySources.of(path, text).load();
        Diagnostic first = loaded.diagnostics().get(0);
        assertEquals(expected, first.location() + ": " + first.code().id());
    }

    @Test
    void includesOfIncludesHaveALimit() {
        MemorySources sources = new MemorySources();
        for (int i = 0; i < 2_000; i++) {
            sources.and("f" + i + ".json", "{ 'include': 'f" + (i + 1) + ".json' }\n{ 'command': 'c" + i + "' }\n");
        }
        LoadedSchema loaded = LoadedSchema.of(Sources.of("f0.json"), sources);
        assertEquals(
                List.of("f100.json:1:14: qapi-too-deep"),
                loaded.diagnostics().stream()
                        .map(each -> each.location() + ": " + each.code().id())
                        .toList());
    }

    /** Prose and examples cost nothing but themselves. */
    static Stream<String> deepProse() {
        IntFunction<String> bullet = i -> "  ".repeat(i) + "- \"m" + i + "\": it holds (json-object):";
        String bullets = "Return a json-object with:\n\n"
                + IntStream.range(0, 1_000).mapToObj(bullet).collect(Collectors.joining("\n"));
        String brackets = "[".repeat(100_000) + "]".repeat(100_000);
        return Stream.of(
                hx(bullets, "{}"),
                hx("Do it.", brackets),
                hx("Do it.", "{\"a\": ".repeat(100_000)),
                hx("- \"m\": " + "(".repeat(50_000) + "json-int" + ")".repeat(50_000), "{}"),
                hx("- \"m\": a " + "json-array of ".repeat(2_000) + "json-int", "{}"),
                qapi(IntStream.range(0, 1_000).mapToObj(i -> "# " + "  ".repeat(i) + "- item\n#\n")),
                qapi(IntStream.range(0, 1_000).mapToObj(i -> "# " + "  ".repeat(i) + "text\n#\n")),
                qapi(Stream.of("# Example:\n#\n# -> { 'execute': 'c' }\n# <- { 'return': " + brackets + " }\n")));
    }

    /** Patterns neither take stack for each repetition nor start anew at each. */
    static Stream<String> longProse() {
        String values =
                IntStream.range(0, 20_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(", "));
        return Stream.of(
                hx("- \"m\": one of: " + values + " (json-string)", "{}"),
                hx("- " + values + ": numbers (json-int)", "{}"),
                hx("- \"m\": " + values.replace("\"", "").replace(", ", "|") + " (json-string)", "{}"),
                hx("- \"m\": possible values: " + "\"a\" (".repeat(20_000), "{}"),
                hx("- \"m\": " + ". ".repeat(100_000) + "(json-string)", "{}"),
                hx("- \"m\": [" + "a|".repeat(20_000), "{}"),
                hx("- \"m\": it is (" + "Ab".repeat(40) + "-)", "{}"),
                hx("- \"m\": it " + ")".repeat(20_000), "{}"),
                qapi(Stream.of("# " + "= ".repeat(50_000) + "\n")),
                qapi(Stream.of("# text\n# " + "=".repeat(100_000) + "\n")),
                qapi(Stream.of("# " + ":a".repeat(50_000) + "\n")),
                qapi(Stream.of("# |a" + "_a".repeat(50_000) + " @a" + ".a".repeat(50_000) + "\n")),
                qapi(Stream.of("# Since: 1" + ".1".repeat(50_000) + "\n")));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource({"deepProse", "longProse"})
    void proseCostsNothingButItself(String text) {
        LoadedSchema loaded = MemorySources.of(text.startsWith("##") ? "a.json" : "a.hx", text)
                .load();
        assertFalse(loaded.hasErrors(), loaded.diagnostics().toString());
        assertEquals(1, loaded.schema().commands().size());
    }

    @Test
    void sourcesEndAtALimit() throws IOException {
        SourceAccess access = SourceAccess.below(folder);
        Path large = folder.resolve("large.json");
        Files.write(large, new byte[SourceLimits.BYTES]);
        assertEquals(SourceLimits.BYTES, access.read("large.json").length);
        Files.write(large, new byte[SourceLimits.BYTES + 1]);
        IOException refused = assertThrows(IOException.class, () -> access.read("large.json"));
        assertEquals("it is larger than 16 MiB, the limit for a source", refused.getMessage());
    }

    private static String basedOnEachOther(int count) {
        StringBuilder text = new StringBuilder("{ 'command': 'c', 'data': 'S0' }\n");
        for (int i = 0; i < count; i++) {
            String base = i + 1 < count ? ", 'base': 'S" + (i + 1) + "'" : "";
            text.append("{ 'struct': 'S" + i + "'" + base + ", 'data': { 'm" + i + "': 'int' } }\n");
        }
        return text.toString();
    }

    private static String arraysOfArrays(int count) {
        StringBuilder text = new StringBuilder("[\n{\"name\": \"c\", \"meta-type\": \"command\","
                + " \"arg-type\": \"0\", \"ret-type\": \"a0\"},\n"
                + "{\"name\": \"0\", \"meta-type\": \"object\", \"members\": []},\n");
        for (int i = 0; i < count; i++) {
            text.append(
                    "{\"name\": \"a" + i + "\", \"meta-type\": \"array\", \"element-type\": \"a" + (i + 1) + "\"},\n");
        }
        return text.append("{\"name\": \"a" + count + "\", \"meta-type\": \"builtin\", \"json-type\": \"int\"}]")
                .toString();
    }

    private static String hx(String documentation, String reply) {
        return """
                    {
                        .name       = "query-x",
                        .args_type  = "",
                        .mhandler.cmd_new = qmp_marshal_query_x,
                    },

                SQMP
                query-x
                -------

                %s

                Example:

                -> { "execute": "query-x" }
                <- { "return": %s }

                EQMP
                """.formatted(documentation, reply);
    }

    private static String qapi(Stream<String> lines) {
        return "##\n# @c:\n#\n# Do it.\n#\n" + lines.collect(Collectors.joining()) + "##\n{ 'command': 'c' }\n";
    }
}
