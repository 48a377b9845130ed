package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.source.Rule;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest extends CommandLineRun {

    private static final String CLEAN = """
            {
                .name       = "stop",
                .args_type  = "",
                .mhandler.cmd_new = qmp_stop,
            },

            SQMP
            stop
            ----

            Stop the machine.

            Arguments: None.

            Example:

            -> { "execute": "stop" }
            <- { "return": {} }

            EQMP
            """;
    private static final MemorySources SHORT = MemorySources.of("a.hx", CLEAN.replace("----", "---"));

    @Test
    void nothingIsSaidWhereNothingIsFound() {
        assertEquals(0, run(MemorySources.of("a.hx", CLEAN), "check", "a.hx"));
        assertEquals("", printed());
        assertEquals("", complaints());
    }

    @Test
    void findingsAreDataWithTheirLines() {
        assertEquals(1, run(SHORT, "check", "a.hx"));
        assertEquals("""
                a.hx:9:1: warning: the line below 'stop' has 3 characters; expected 4 [underline-length]
                ---
                ^
                """, printed());
        assertEquals("", complaints());
    }

    @Test
    void severalFindingsAreCountedBesides() {
        String two = CLEAN + CLEAN.replace("stop", "cont");
        MemorySources both = MemorySources.of("a.hx", two.replace("----", "---"));

        for (String format : new String[] {"text", "json"}) {
            assertEquals(1, run(both, "check", "a.hx", "--format", format));
            assertEquals("0 errors, 2 warnings\n", complaints());
            assertFalse(printed().contains("2 warnings"));
        }
        assertEquals(0, run(both, "check", "a.hx", "--disable", "underline-length"));
        assertEquals("", complaints());
        assertEquals(1, run(MemorySources.of("a.hx", two + two), "check", "a.hx"));
        String told = complaints();
        assertTrue(told.endsWith("\n4 errors, 0 warnings\n"), told);
        assertEquals(told.indexOf("4 errors"), told.lastIndexOf("4 errors"));
    }

    @Test
    void aRuleCanBeDisabled() {
        assertEquals(0, run(SHORT, "check", "a.hx", "--disable", "underline-length"));
        assertEquals("", printed());
        assertWrongUsage(
                "there is no rule 'underline'; --explain lists them all",
                SHORT,
                "check",
                "a.hx",
                "--disable=underline");
    }

    @Test
    void whatWasTakenFromAFolderIsToldBesidesAndIsNoFinding() {
        assertEquals(0, run(MemorySources.of("qmp/a.hx", CLEAN), "check", "qmp", "--format=json"));
        assertEquals("{\n  \"findings\" : [ ]\n}\n", printed());
        assertTrue(complaints().contains(" note: "));
    }

    @Test
    void everyRuleIsExplained() {
        assertEquals(0, run(new MemorySources(), "check", "--explain"));
        String explained = printed();
        for (Rule rule : Rule.values()) {
            assertTrue(
                    explained.contains(rule.id() + "\n    " + rule.summary() + "\n    " + rule.reason() + "\n"),
                    rule.id());
        }
    }

    @Test
    void findingsAreJsonForTools() {
        assertEquals(1, run(SHORT, "check", "a.hx", "--format", "json"));
        assertEquals("""
                {
                  "findings" : [ {
                    "rule" : "underline-length",
                    "severity" : "warning",
                    "message" : "the line below 'stop' has 3 characters; expected 4",
                    "path" : "a.hx",
                    "line" : 9,
                    "column" : 1,
                    "related" : [ ]
                  } ]
                }
                """, printed());
    }

    @Test
    void findingsCanBeWrittenToAFile() throws IOException {
        assertEquals(1, run(SHORT, "check", "a.hx", "--format=sarif", "--output=findings.sarif"));
        assertEquals("", printed());
        JsonNode run = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("findings.sarif")))
                .path("runs")
                .get(0);
        assertEquals(1, run.path("results").size());
    }

    @Test
    void errorsAreToldBesidesAndAreFindingsForTools() {
        MemorySources twice = MemorySources.of("a.hx", CLEAN + CLEAN.substring(0, CLEAN.indexOf("SQMP")));

        assertEquals(1, run(twice, "check", "a.hx"));
        assertEquals("", printed());
        assertTrue(complaints().contains("[duplicate-command]"));
        assertEquals(1, run(twice, "check", "a.hx", "--format=json"));
        assertTrue(printed().contains("\"severity\" : \"error\""));
    }

    @Test
    void aSourceIsNeeded() {
        assertWrongUsage("a source is missing", new MemorySources(), "check");
    }

    @Test
    void theFormatMustBeKnown() {
        assertWrongUsage("expected one of [text, json, sarif]", SHORT, "check", "a.hx", "--format=xml");
    }

    @Test
    void aMissingFileIsNoAccess() {
        assertEquals(3, run(new MemorySources(), "check", "a.hx", "--format=json"));
        assertNoStackTrace();
        assertFalse(printed().isEmpty());
        assertEquals(3, run(SHORT, "check", "a.hx", "--output=missing/findings.txt"));
        assertNoStackTrace();
    }
}
