package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffCommandTest extends CommandLineRun {

    private static final MemorySources SOURCES = MemorySources.of("old.json", "{ 'command': 'c' }\n")
            .and("more.json", "{ 'command': 'c', 'data': { '*a': 'str' } }\n")
            .and("breaking.json", "{ 'command': 'c', 'data': { 'a': 'str' } }\n")
            .and("broken.json", "{ 'command': }\n");

    @Test
    void whatBreaksNobodyIsFine() {
        assertEquals(0, run(SOURCES, "diff", "old.json", "more.json"));
        assertEquals("""
                0 changes break clients, 1 does not

                command 'c'
                    argument 'a' is new and optional
                """, printed());
        assertEquals("", complaints());
    }

    @Test
    void whatBreaksClientsHasAnExitCodeOfItsOwn() {
        assertEquals(4, run(SOURCES, "diff", "old.json", "breaking.json", "--format=markdown"));
        assertEquals("""
                # From `old.json` to `breaking.json`

                1 change breaks clients, 0 do not.

                ## Breaks clients

                - command `c`
                  - argument 'a' is new and mandatory: the server refuses a client that leaves this out
                """, printed());
    }

    @Test
    void toolsGetJson() {
        assertEquals(4, run(SOURCES, "diff", "old.json", "breaking.json", "--format=json"));
        assertEquals("""
                {
                  "before" : "old.json",
                  "after" : "breaking.json",
                  "breaking" : 1,
                  "changes" : [ {
                    "kind" : "member-added",
                    "breaking" : true,
                    "subject" : "command",
                    "name" : "c",
                    "path" : "a",
                    "text" : "argument 'a' is new and mandatory",
                    "reason" : "the server refuses a client that leaves this out",
                    "directions" : [ "sent" ],
                    "before" : "old.json:1:14",
                    "after" : "breaking.json:1:29"
                  } ]
                }
                """, printed());
    }

    @Test
    void nothingChangesBetweenAnInterfaceAndItself() {
        assertEquals(0, run(SOURCES, "diff", "old.json", "old.json"));
        assertEquals("0 changes break clients, 0 do not\n", printed());
    }

    @Test
    void itCanBeWrittenToAFile() throws IOException {
        assertEquals(0, run(SOURCES, "diff", "old.json", "more.json", "--output", "diff.txt"));
        assertEquals("", printed());
        assertTrue(Files.readString(folder.resolve("diff.txt")).contains("argument 'a'"));
    }

    @Test
    void errorsInEitherAreTold() {
        assertEquals(1, run(SOURCES, "diff", "broken.json", "old.json"));
        assertEquals("", printed());
        assertTrue(complaints().startsWith("broken.json:1:"));
        assertEquals(1, run(SOURCES, "diff", "old.json", "broken.json"));
        assertTrue(complaints().startsWith("broken.json:1:"));
    }

    @Test
    void aMissingFileIsNoAccess() {
        assertEquals(3, run(SOURCES, "diff", "old.json", "nowhere.json"));
        assertTrue(complaints().startsWith("nowhere.json: error: there is no such file or folder"));
        assertEquals(3, run(SOURCES, "diff", "old.json", "more.json", "--output=missing/diff.txt"));
        assertNoStackTrace();
    }

    @Test
    void twoInterfacesAreNeeded() {
        assertEquals(1, run(SOURCES, "diff", "old.json"));
        assertTrue(complaints()
                .startsWith(
                        "old.json: error: expected two sources, an older and a newer, or an export of several releases,"
                                + " but this is the interface of a single release [no-releases]"));
        assertEquals(1, run(SOURCES, "diff", "broken.json"));
        assertFalse(complaints().contains("expected two sources"));
        assertWrongUsage("but got 3", SOURCES, "diff", "old.json", "more.json", "breaking.json");
        assertWrongUsage("expected one of [text, markdown, json]", SOURCES, "diff", "a", "b", "--format=html");
    }

    @Test
    void anyTwoReleasesAreComparedOfOneRun() {
        String[] labelled = {"diff", "4.2=old.json", "7.2=more.json", "8.0=breaking.json"};
        assertEquals(4, run(SOURCES, labelled));
        assertTrue(printed().contains("argument 'a' is new and mandatory"));
        assertEquals(0, run(SOURCES, labelled[0], labelled[1], labelled[2], labelled[3], "--to=7.2"));
        assertTrue(printed().contains("argument 'a' is new and optional"));
        assertEquals(4, run(SOURCES, labelled[0], labelled[1], labelled[2], labelled[3], "--from=7.2.0"));
        assertTrue(printed().contains("1 change breaks clients"));
        assertWrongUsage(
                "no source is labelled 9.0; the labels are [4.2, 7.2]",
                SOURCES,
                "diff",
                labelled[1],
                labelled[2],
                "--to=9.0");
        assertWrongUsage("--to 'x' is not a release", SOURCES, "diff", labelled[1], labelled[2], "--to=x");
    }

    @Test
    void anExportOfReleasesTellsThemApart() {
        assertEquals(0, run(SOURCES, "export", "4.2=old.json", "7.2=more.json", "8.0=breaking.json"));
        MemorySources facts = MemorySources.of("facts.json", printed());
        assertEquals(4, run(facts, "diff", "facts.json", "--from=4.2", "--to=8.0", "--format=markdown"));
        assertTrue(printed().startsWith("# From `facts.json, 4.2` to `facts.json, 8.0`\n\n1 change breaks clients"));
        assertEquals(0, run(facts, "diff", "facts.json", "--from=4.2", "--to=7.2"));
        assertTrue(printed().contains("argument 'a' is new and optional"));
        assertEquals(1, run(facts, "diff", "facts.json", "--from=4.2", "--to=9.0"));
        assertTrue(complaints().contains("no source describes 9.0; expected one of [4.2, 7.2, 8.0] [no-releases]"));
    }

    @Test
    void aReleaseIsNotComparedWithItself() {
        String onlyOne = "there is only one release, 8.0; expected sources that are labelled with at least two";
        assertWrongUsage(onlyOne, SOURCES, "diff", "8.0=old.json");
        assertWrongUsage(onlyOne, SOURCES, "diff", "8.0=old.json", "8.0.0=more.json");
        assertWrongUsage(onlyOne, SOURCES, "diff", "8.0=old.json", "--from=8.0", "--to=8.0");
        String same = "the older and the newer release are both 4.2; expected two that differ";
        assertWrongUsage(same, SOURCES, "diff", "4.2=old.json", "8.0=more.json", "--from=4.2", "--to=4.2");
        assertWrongUsage(same, SOURCES, "diff", "4.2=old.json", "8.0=more.json", "--to=4.2");

        assertEquals(0, run(SOURCES, "export", "4.2=old.json", "8.0=more.json"));
        MemorySources facts = MemorySources.of("facts.json", printed());
        assertWrongUsage(same, facts, "diff", "facts.json", "--from=4.2", "--to=4.2");
        assertEquals(1, run(facts, "diff", "facts.json", "--to=4.2"));
        assertTrue(complaints()
                .contains("the older and the newer release are both 4.2; expected two of [4.2, 8.0] [no-releases]"));

        assertEquals(0, run(SOURCES, "export", "8.0=old.json"));
        facts = MemorySources.of("facts.json", printed());
        for (String choice : List.of("--format=text", "--from=8.0", "--to=8.0")) {
            assertEquals(1, run(facts, "diff", "facts.json", choice));
            assertTrue(complaints().contains("this is the interface of a single release [no-releases]"));
        }
    }

    @Test
    void whatIsWrongWithASourceOfBothSidesIsToldOnce() {
        assertEquals(1, run(SOURCES, "diff", "broken.json", "broken.json"));
        String told = complaints();
        assertEquals(told.indexOf("error:"), told.lastIndexOf("error:"), told);
        assertEquals(0, run(SOURCES, "export", "4.2=old.json", "8.0=more.json"));
        MemorySources facts = MemorySources.of("facts.json", printed().replaceFirst("str", "text"));
        assertEquals(1, run(facts, "diff", "facts.json", "--from=4.2", "--to=8.0"));
        told = complaints();
        assertEquals(told.indexOf("error:"), told.lastIndexOf("error:"), told);
    }

    @Test
    void theReleasesOfAnExportAreItsOldestAndItsNewestByDefault() {
        assertEquals(0, run(SOURCES, "export", "4.2=old.json", "7.2=more.json", "8.0=breaking.json"));
        MemorySources facts = MemorySources.of("facts.json", printed());
        assertEquals(4, run(facts, "diff", "facts.json", "--format=markdown"));
        assertTrue(printed().startsWith("# From `facts.json, 4.2` to `facts.json, 8.0`\n\n1 change breaks clients"));
        assertEquals(4, run(facts, "diff", "facts.json", "--from=7.2", "--format=markdown"));
        assertTrue(printed().startsWith("# From `facts.json, 7.2` to `facts.json, 8.0`\n"));
        assertEquals(0, run(facts, "diff", "facts.json", "--to=7.2", "--format=markdown"));
        assertTrue(printed().startsWith("# From `facts.json, 4.2` to `facts.json, 7.2`\n"));
        assertEquals(0, run(facts, "diff", "facts.json", "facts.json"));
        assertEquals("0 changes break clients, 0 do not\n", printed());
    }
}
