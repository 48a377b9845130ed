package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all verbs have in common, and the example of their use in the module's README. */
class VerbsTest {

    private static final String BELL = "{ 'command': 'ring', 'data': { 'times': 'int' } }\n";

    private static final String UNDECLARED_ARGUMENT = """
                {
                    .name       = "gong",
                    .args_type  = "",
                    .mhandler.cmd_new = gong,
                },
            SQMP
            gong
            ----

            Strike the gong.

            Arguments:

            - "times": how often (json-int)
            EQMP
            """;

    private static final MemorySources FILES = MemorySources.of("bell.json", BELL)
            .and("broken.json", BELL + "{ 'command': 'ring' }\n")
            .and("gong.hx", UNDECLARED_ARGUMENT);

    @TempDir
    private Path folder = Path.of("");

    private enum Verb {
        GENERATE {
            @Override
            Outcome run(Sources sources, Path output) throws IOException {
                return Generation.run(
                                GenerationRequest.builder(sources, "com.acme.bell", output)
                                        .build(),
                                FILES)
                        .outcome();
            }
        },
        EXPORT {
            @Override
            Outcome run(Sources sources, Path output) {
                ExportResult result = Export.run(new ExportRequest(sources), FILES);
                assertEquals(result.outcome() != Outcome.DONE, result.json().isEmpty());
                return result.outcome();
            }
        },
        DOCS {
            @Override
            Outcome run(Sources sources, Path output) throws IOException {
                DocsResult result = Docs.run(new DocsRequest(sources, DocsRequest.Format.HTML, "Bell"), FILES);
                if (result.outcome() == Outcome.DONE) {
                    result.write(output);
                } else {
                    assertThrows(IllegalStateException.class, () -> result.write(output));
                }
                return result.outcome();
            }
        },
        CHECK {
            @Override
            Outcome run(Sources sources, Path output) {
                return Check.run(new CheckRequest(sources, Set.of()), FILES).outcome();
            }
        },
        DIFF {
            @Override
            Outcome run(Sources sources, Path output) {
                Sources bell = Sources.of("bell.json");
                DiffResult result = Diff.run(new DiffRequest(bell, sources), FILES);
                DiffResult reverse = Diff.run(new DiffRequest(sources, bell), FILES);
                assertEquals(result.outcome(), reverse.outcome());
                assertTrue(result.outcome() == Outcome.DONE || result.changes().isEmpty());
                return result.outcome();
            }
        };

        abstract Outcome run(Sources sources, Path output) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void sourcesDecideAlikeHowAVerbEnds(Verb verb) throws IOException {
        Path output = folder.resolve("output");

        assertEquals(Outcome.UNREADABLE_INPUT, verb.run(Sources.of("bell.json", "missing.json"), output));
        assertEquals(Outcome.BAD_INPUT, verb.run(Sources.of("broken.json"), output));
        assertEquals(Outcome.BAD_INPUT, verb.run(Sources.of("gong.hx").withStrict(true), output));
        assertFalse(Files.exists(output));

        assertEquals(Outcome.DONE, verb.run(Sources.of("gong.hx"), output));
        assertEquals(Outcome.DONE, verb.run(Sources.of("bell.json").withStrict(true), output));
    }

    @Test
    void theTextOfAFileSaysNothingOfWhatTheFileMeans() {
        DocsRequest request =
                new DocsRequest(Sources.of("gong.hx").withStrict(true), DocsRequest.Format.TEXT, "unused");

        DocsResult result = Docs.run(request, FILES);

        assertEquals(List.of(), result.loaded().diagnostics());
        assertEquals(
                UNDECLARED_ARGUMENT.split("SQMP\n|EQMP\n", -1)[1],
                new String(result.text().orElseThrow(), StandardCharsets.UTF_8));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DocsRequest(Sources.of("gong.hx", "bell.json"), DocsRequest.Format.TEXT, "unused"));
    }

    @Test
    void theSourcesOfReleasesAreReadOnceToBeChecked() {
        MemorySources files = MemorySources.of("bell.json", BELL).and("gong.hx", UNDECLARED_ARGUMENT);

        CheckResult result = Check.run(new CheckRequest(Sources.of("1.0=gong.hx", "2.0=bell.json"), Set.of()), files);

        assertEquals(Map.of("bell.json", 1, "gong.hx", 1), files.timesRead());
        assertEquals(
                List.of("gong.hx", "bell.json"),
                result.findings().stream()
                        .map(finding -> finding.location().path())
                        .distinct()
                        .toList());
    }

    @Test
    void whatIsWrongWithReleasesTogetherIsFound() {
        MemorySources files = MemorySources.of("bell.json", BELL)
                .and(
                        "both.json",
                        Export.run(new ExportRequest(Sources.of("1.0=bell.json", "2.0=bell.json")), FILES)
                                .json());

        for (Sources sources :
                List.of(Sources.of("1.0=both.json", "3.0=bell.json"), Sources.of("both.json", "bell.json"))) {
            CheckResult result = Check.run(new CheckRequest(sources, Set.of()), files);

            assertEquals(Outcome.BAD_INPUT, result.outcome());
            assertTrue(
                    result.findings().stream()
                            .anyMatch(finding -> finding.message().contains("covers several releases")),
                    () -> result.findings().toString());
        }
        assertEquals(
                Outcome.DONE,
                Check.run(new CheckRequest(Sources.of("both.json"), Set.of()), files)
                        .outcome());
    }

    @Test
    void theReadmeShowsHowToUseThem() throws IOException {
        Path qemu = Files.createDirectories(folder.resolve("qemu/qapi"));
        Files.writeString(qemu.resolve("qapi-schema.json"), BELL + "{ 'command': 'query-bell', 'returns': 'int' }\n");

        String report = ReadmeExample.run(folder);

        assertTrue(Files.exists(folder.resolve("generated/com/acme/qmp/QueryBellRequest.java")));
        assertFalse(Files.exists(folder.resolve("generated/com/acme/qmp/RingRequest.java")));
        assertTrue(report.contains("undocumented-command"), report);
        assertTrue(Files.exists(folder.resolve("reference/index.html")));
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.split("```java\n", -1)[1].split("```", -1)[0];
        assertEquals(shown.strip(), lines("// begin", "// end"));
    }

    private static String lines(String first, String last) throws IOException {
        String code = Files.readString(
                Path.of("src/test/java").resolve(ReadmeExample.class.getName().replace('.', '/') + ".java"));
        return Stream.of(code.split("\n", -1))
                .dropWhile(line -> !line.contains(first))
                .skip(1)
                .takeWhile(line -> !line.contains(last))
                .map(line -> line.replaceFirst("^ {8}", ""))
                .reduce("", (text, line) -> text + line + "\n")
                .strip();
    }
}
