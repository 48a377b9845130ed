package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.Generation;
import io.github.qmpcodegen.codegen.GenerationRequest;
import io.github.qmpcodegen.codegen.GenerationResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.Programs;
import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of the QAPI schemas of every release: the server's, the guest agent's and the storage daemon's. */
@NeedsTestData
@Timeout(300)
class QapiReleasesCodeCorpusTest {

    private static final String PACKAGE = "com.acme.qmp";

    private final Path corpus = TestData.path("corpus");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2.3.0/qapi-schema.json", "10.0.0/storage-daemon/qapi/qapi-schema.json"})
    void schemaCompilesWithoutAComplaint(String schema) throws IOException, InterruptedException {
        GeneratedCode code = generate(schema);
        assertEquals("", code.compile(folder.resolve("unnamed")));
        assertSameBytes(schema);
    }

    @Tag("thorough")
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.qmpcodegen.testdata.TestData#qapiSchemas")
    void everySchemaCompilesWithoutAComplaint(String schema) throws IOException, InterruptedException {
        GeneratedCode code = generate(schema);
        assertEquals("", code.compile(folder.resolve("unnamed")));
        assertEquals("", code.compileAsModule(folder.resolve("named")));
        assertSameBytes(schema);
    }

    /** The folder of a release: the text of its command table documents the exact types. */
    @Tag("thorough")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1.0", "1.2.0", "1.5.0", "2.0.0", "2.3.0", "2.7.0"})
    void everyMergedReleaseCompilesWithoutAComplaint(String release) throws IOException, InterruptedException {
        schemaCompilesWithoutAComplaint(release);
    }

    @Tag("thorough")
    @Test
    void javadocOfTheNewestHasNoComplaint() throws IOException, InterruptedException {
        assertEquals("", generate("10.0.0/qapi/qapi-schema.json").document(folder.resolve("documented")));
    }

    /** What is in the folder is what this process generates, too, though not what it wrote. */
    private void assertSameBytes(String source) throws IOException {
        GenerationRequest again = GenerationRequest.builder(Sources.of(source), PACKAGE, folder.resolve("generated"))
                .mode(GenerationRequest.Mode.VERIFY)
                .build();
        GenerationResult result = Generation.run(again, SourceAccess.below(corpus));
        assertEquals(
                Outcome.DONE,
                result.outcome(),
                () -> "differently generated: " + result.changes().changed());
    }

    /** Runs {@code generate} in a process of its own, for sets without an order differ from process to process. */
    private GeneratedCode generate(String source) throws IOException, InterruptedException {
        Path output = folder.resolve("generated");
        Path messages = folder.resolve("messages");
        Process process = new ProcessBuilder(Programs.jvm(
                        List.of("-Duser.language=tr", "-Dfile.encoding=US-ASCII"),
                        Main.class,
                        "generate",
                        source,
                        "--package",
                        PACKAGE,
                        "--output",
                        output.toString()))
                .directory(corpus.toFile())
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(messages));
        return GeneratedCode.in(output, PACKAGE);
    }
}
