package io.github.qmpcodegen.codegen.link.hx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.Signatures;
import io.github.qmpcodegen.codegen.source.Defines;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the macros and conditions of the C preprocessor do to the commands of a table. */
class HxMacrosTest {

    private static final String QUIT = entry("\"quit\"", "\"\"");

    @Test
    void theDocumentationBesideAnEntryGivesTheNameThatAMacroHides() {
        assertCommands(
                entry("PREFIX \"start\"", "\"id:s\"") + doc("__com.acme_start") + QUIT,
                "__com.acme_start(id: str) -> none",
                "quit() -> none");
    }

    @Test
    void soDoesDocumentationBeforeTheEntryOrElsewhere() {
        assertCommands(
                doc("__com.acme_start")
                        + entry("PREFIX \"start\"", "\"id:s\"")
                        + QUIT
                        + entry("PREFIX \"stop\"", "\"id:s\"")
                        + QUIT.replace("quit", "cont")
                        + doc("__com.acme_stop"),
                "__com.acme_start(id: str) -> none",
                "quit() -> none",
                "__com.acme_stop(id: str) -> none",
                "cont() -> none");
    }

    @Test
    void aNameThatIsAMacroAltogetherIsThatOfTheNearestDocumentNobodyElseHas() {
        assertCommands(
                QUIT
                        + doc("quit")
                        + entry("FIRST", "\"a:i\"")
                        + doc("x-first")
                        + entry("SECOND", "\"b:i\"")
                        + doc("x-second"),
                "quit() -> none",
                "x-first(a: int) -> none",
                "x-second(b: int) -> none");
        assertCommands(
                doc("x-first") + entry("FIRST", "\"a:i\"") + doc("x-second") + entry("SECOND", "\"b:i\""),
                "x-first(a: int) -> none",
                "x-second(b: int) -> none");
    }

    @Test
    void whatAnExampleExecutesIsANameTooWhereTheHeadingIsNone() {
        assertCommands(
                entry("PREFIX \"start\"", "\"id:s\"")
                        + doc("__com.acme_start").replace("__com.acme_start\n----------------", "Starts it all\n---"),
                "__com.acme_start(id: str) -> none");
    }

    @Test
    void whatNothingTellsCostsItsEntryAndNothingElse() {
        LoadedSchema loaded = load(
                entry("PREFIX \"start\"", "\"id:s\"") + entry("\"stop\"", "\"id:s\" EXTRA") + doc("stop") + QUIT,
                Defines.NONE);

        assertEquals(List.of("quit() -> none"), Signatures.of(loaded.schema()));
        assertEquals(
                List.of("unknown-macro", "unknown-macro"),
                loaded.diagnostics().stream()
                        .map(diagnostic -> diagnostic.code().id())
                        .toList());
        assertFalse(loaded.hasErrors());
    }

    @Test
    void definitionsOfTheUserAreUsed() {
        String table = entry("PREFIX \"start\"", "\"id:s\" EXTRA") + doc("__com.acme_start") + QUIT;

        assertCommands(
                table,
                Defines.of(List.of("PREFIX=x-", "EXTRA=\",\" \"n\" \":i\"")),
                "x-start(id: str, n: int) -> none",
                "__com.acme_start() -> none",
                "quit() -> none");
        assertCommands(
                table,
                Defines.of(List.of("PREFIX=__com.acme_", "EXTRA=")),
                "__com.acme_start(id: str) -> none",
                "quit() -> none");
    }

    @Test
    void theFilesOwnDefinitionsComeAfterThoseOfTheUser() {
        assertCommands(
                "#ifndef PREFIX\n#define PREFIX \"a-\"\n#endif\n" + entry("PREFIX \"start\"", "\"\"")
                        + "#undef PREFIX\n#define PREFIX \"b-\"\n" + entry("PREFIX \"start\"", "\"\""),
                Defines.of(List.of("PREFIX=x-")),
                "x-start() -> none",
                "b-start() -> none");
        assertCommands(
                "#ifndef PREFIX\n#define PREFIX \"a-\"\n#endif\n" + entry("PREFIX \"start\"", "\"\""),
                "a-start() -> none");
    }

    @Test
    void macrosWithArgumentsQuoteAndPasteThem() {
        assertCommands("""
                #define STRING(x) #x
                #define TEXT(x) STRING(x)
                #define PREFIX x-
                #define ARGUMENT(name, code, ...) TEXT(name) ":" #code __VA_ARGS__
                #define COMMAND(stem, args...) \\
                    { .name = TEXT(PREFIX) #stem, .args_type = args, .mhandler.cmd_new = qmp_ ## stem, },
                #define self "device:" self2
                #define self2 self "s"
                COMMAND(start, ARGUMENT(id, s) "," ARGUMENT(n, i, "?"))
                COMMAND(stop, \"\")
                """, "x-start(id: str, n?: int) -> none", "x-stop() -> none");
    }

    @Test
    void aMacroThatUsesItselfEnds() {
        LoadedSchema loaded = load("#define A B\n#define B A\n" + entry("A", "\"\"") + doc("start"), Defines.NONE);

        assertEquals(List.of("start() -> none"), Signatures.of(loaded.schema()));
    }

    @Test
    void ofDefinitionsThatExcludeEachOtherTheFirstStandsForAll() {
        assertCommands(
                "#ifdef CONFIG_A\n#define EXTRA \",a:i\"\n#else\n#define EXTRA \",b:i\"\n#endif\n"
                        + entry("\"start\"", "\"id:s\" EXTRA"),
                "start(id: str, a: int) -> none");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "if 0                                       @ never",
                "if 1                                       @ always",
                "if defined(A) && 0                         @ never",
                "if 0 && defined(A)                         @ never",
                "if defined(A) || 1                         @ always",
                "if !(1 || defined(A))                      @ never",
                "if defined(A)                              @ defined(A)",
                "ifdef A                                    @ defined(A)",
                "ifdef OURS                                 @ always",
                "ifndef OURS                                @ never",
                "if defined OURS && OURS > 2                @ always",
                "if OURS >= 4                               @ never",
                "if (OURS + 1) * 2 == 0x8UL                 @ always",
                "if OURS ? 0 : A                            @ never",
                "if GIVEN == 7                              @ always",
                "if GONE                                    @ never",
                "ifdef GONE                                 @ never",
                "if A > 3                                   @ A > 3",
                "if VERSION(1, (2)) || OURS == 0            @ VERSION(1, (2)) || OURS == 0",
                "if 1 / 0                                   @ 1 / 0",
                "if 1 < 2 << 3                              @ 1 < 2 << 3",
                "if ~0 && -1 + +1 == 0 && 7 % 4 == 3        @ always",
                "if what is this                            @ what is this",
                "if DEEP                                    @ DEEP",
            },
            delimiter = '@')
    void conditionsAreDecidedAsFarAsTheFileTells(String directive, String condition) {
        LoadedSchema loaded = load(
                "#define OURS 3\n#define GONE 1\n#undef GONE\n#define DEEP (DEEP2 + DEEP2)\n#define DEEP2 (DEEP + DEEP)\n#"
                        + directive + "\n" + entry("\"start\"", "\"\"") + "#endif\n" + doc("start") + QUIT,
                Defines.of(List.of("GIVEN=7")));

        assertEquals(List.of(), loaded.diagnostics());
        List<List<String>> conditions = loaded.schema().commands().stream()
                .filter(command -> command.name().equals("start"))
                .map(command -> command.conditions())
                .toList();
        List<List<String>> expected = switch (condition) {
            case "never" -> List.of();
            case "always" -> List.of(List.of());
            default -> List.of(List.of(condition));
        };
        assertEquals(expected, conditions);
    }

    @Test
    void branchesBehindOneThatIsAlwaysTakenAreDead() {
        assertCommands(
                "#if 0\n" + entry("\"a\"", "\"\"") + "#elif 1\n" + entry("\"b\"", "\"\"") + "#elif X\n"
                        + entry("\"c\"", "\"\"") + "#else\n" + entry("\"d\"", "\"\"") + "#endif\n",
                "b() -> none");
    }

    @Test
    void nothingIsWrongWithWhatNobodyCompiles() {
        assertCommands(
                "#if 0\n{ .name = \"a\", .args_type = \"x:nonsense\" \"\n#if )\n#elif\n#define QUIT\n#endif\nit's }\n#endif\n"
                        + QUIT
                        + "#if 1\n#else\n" + QUIT + "#endif\n",
                "quit() -> none");
    }

    @Test
    void documentationOfADeadEntryIsThatOfNoCommand() {
        assertCommands(
                "#if 0\n" + entry("\"start\"", "\"\"") + "#endif\n" + doc("start") + "#if 0\n"
                        + entry("\"stop\"", "\"\"") + doc("stop") + "#endif\n" + QUIT,
                "quit() -> none");
    }

    @Test
    void entriesOfOneNameMayExcludeEachOther() {
        assertCommands(
                "#if defined(A) && B > 2\n" + entry("\"a\"", "\"x:i\"") + "#elif C\n" + entry("\"b\"", "\"\"")
                        + "#else\n" + entry("\"a\"", "\"y:i\"") + "#endif\n",
                "a(x?: int, y?: int) -> none",
                "b() -> none");
        assertEquals(
                List.of("duplicate-command"),
                load("#if A\n" + QUIT + "#endif\n#if B\n" + QUIT + "#endif\n", Defines.NONE).diagnostics().stream()
                        .map(diagnostic -> diagnostic.code().id())
                        .toList());
    }

    @Test
    void whatTheyHaveInCommonIsInEveryBuildThatHasOneOfThem() {
        String table = "#if A\n" + entry("\"a\"", "\"x:i,y:s,z:i?\"") + "#elif B\n" + entry("\"a\"", "\"x:i,y:i,z:i\"")
                + "#else\n" + entry("\"a\"", "\"z:i,x:i,y:i,v:b\"") + "#endif\n";
        assertCommands(table, "a(x: int, y: any, z?: int, v?: bool) -> none");
        assertEquals(List.of(), conditions(table));
        assertEquals(
                List.of("C", "(A) || (!A && B)"),
                conditions("#if C\n#if A\n" + entry("\"a\"", "\"\"") + "#elif B\n" + entry("\"a\"", "\"\"")
                        + "#endif\n#endif\n"));
        assertEquals(
                List.of(),
                conditions(
                        "#if A && B > 2\n" + entry("\"a\"", "\"\"") + "#else\n" + entry("\"a\"", "\"\"") + "#endif\n"));
    }

    @Test
    void anEntryWhoseFieldsDependOnConditionsIsSeveral() {
        String table = """
                {
                #ifdef A
                    .name = "a", .args_type = "x:i",
                #elif B
                    .name = "b", .args_type = "y:s",
                #else
                    .name = "c", .args_type = "x:i",
                #endif
                    .mhandler.cmd_new = f,
                },
                {
                    .name = "d",
                #ifndef A
                    .args_type = "x:i,y:i",
                #else
                    .args_type = "x:i",
                #endif
                #ifdef B
                    .mhandler.cmd_new = f,
                #else
                    .mhandler.cmd_new = g,
                #endif
                },
                {
                #if 0
                    .name = "e",
                #else
                    .name = "f",
                #endif
                    .args_type = "", .mhandler.cmd_new = f,
                },
                """;
        assertCommands(
                table,
                "a(x: int) -> none",
                "b(y: str) -> none",
                "c(x: int) -> none",
                "d(x: int, y?: int) -> none",
                "f() -> none");
        assertEquals(
                List.of(
                        List.of("defined(A)"),
                        List.of("!defined(A) && B"),
                        List.of("!defined(A) && !B"),
                        List.of(),
                        List.of()),
                load(table, Defines.NONE).schema().commands().stream()
                        .map(command -> command.conditions())
                        .toList());
    }

    private static List<String> conditions(String table) {
        return load(table, Defines.NONE).schema().commands().get(0).conditions();
    }

    @Test
    void valuesWithoutNamesAreThoseOfTheNextFields() {
        assertCommands("""
                { .name = "a", .args_type = "x:i", .params = "p", "q", .mhandler.cmd_new = f, },
                { .name = "b", "y:i", "p", "q", .mhandler.cmd_new = f },
                { "c", "z:i", .mhandler = { .cmd_new = f } },
                { .mhandler.cmd_new = (Handler *) &f, .args_type = NULL, .name = ("d"), .params = (const char *) "p" },
                { .name = "e", .mhandler = { .cmd = f } },
                { NULL },
                """ + doc("a"), "a(x: int) -> none", "b(y: int) -> none", "c(z: int) -> none", "d() -> none");
    }

    @Test
    void errorsInWhatAMacroStandsForAreToldWhereItIsUsed() {
        List<Diagnostic> told = load("#define ARGS \"id:s,when:x\"\n" + entry("\"a\"", "ARGS"), Defines.NONE)
                .diagnostics();

        assertEquals("a.hx:4:23", told.get(0).location().toString());
    }

    private static String entry(String name, String argsType) {
        return "    {\n        .name       = " + name + ",\n        .args_type  = " + argsType
                + ",\n        .mhandler.cmd_new = qmp_f,\n    },\n";
    }

    private static String doc(String title) {
        return "\nSQMP\n" + title + "\n" + "-".repeat(title.length())
                + "\n\nDoes it.\n\nExample:\n\n-> { \"execute\": \"" + title
                + "\" }\n<- { \"return\": {} }\n\nEQMP\n\n";
    }

    private static void assertCommands(String table, String... signatures) {
        assertCommands(table, Defines.NONE, signatures);
    }

    private static void assertCommands(String table, Defines defines, String... signatures) {
        LoadedSchema loaded = load(table, defines);

        assertEquals(List.of(), loaded.diagnostics());
        assertEquals(List.of(signatures), Signatures.of(loaded.schema()));
    }

    private static LoadedSchema load(String table, Defines defines) {
        return LoadedSchema.of(Sources.of("a.hx").withDefines(defines), MemorySources.of("a.hx", table));
    }
}
