package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The code of every release that has a qmp-commands.hx, compiled and documented with everything javac can say. */
@NeedsTestData
@Timeout(240)
class ReleasesCorpusTest {

    private static final String TABLE = "qmp-commands.hx";
    private static final String PACKAGE = "com.acme.qmp";

    /** The oldest and the newest of them: the two that have most that no other has. */
    private static final List<String> ENDS = List.of("0.14.0", "2.7.0");

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> theOldestAndTheNewestCompileWithoutAComplaint() {
        return ENDS.stream().flatMap(ReleasesCorpusTest::compiled);
    }

    @TestFactory
    @Tag("thorough")
    Stream<DynamicTest> everyOtherReleaseCompilesWithoutAComplaint() {
        return TestData.releasesWith(TABLE).stream()
                .filter(release -> !ENDS.contains(release))
                .flatMap(ReleasesCorpusTest::compiled);
    }

    private static Stream<DynamicTest> compiled(String release) {
        Schema schema = schema(TestData.path("corpus"), release);
        GeneratedCode code = GeneratedCode.of(schema, PACKAGE);
        EmitOptions least = new EmitOptions("qmp-codegen test", JavadocLevel.NONE, Builders.REQUESTS, false);
        return Stream.of(
                DynamicTest.dynamicTest(
                        release + " with as little as there can be",
                        () -> assertEquals(
                                "",
                                GeneratedCode.of(schema, PACKAGE, least).compile(folder.resolve(release + "-least")))),
                DynamicTest.dynamicTest(
                        release + " in the unnamed module",
                        () -> assertEquals("", code.compile(folder.resolve(release + "-unnamed")))),
                DynamicTest.dynamicTest(
                        release + " as a module",
                        () -> assertEquals("", code.compileAsModule(folder.resolve(release + "-named")))));
    }

    @Test
    @Tag("thorough")
    void theNewestJavaBesideThisOneHasNoComplaint() throws IOException, InterruptedException {
        Optional<Path> newer = OtherJdk.newest();
        assumeTrue(newer.isPresent(), "no other JDK of 21 or later stands beside this one");
        for (String release : TestData.releasesWith(TABLE)) {
            GeneratedCode code = GeneratedCode.of(schema(TestData.path("corpus"), release), PACKAGE);
            assertEquals("", code.compileWith(newer.get(), folder.resolve(release + "-newer")), release);
        }
    }

    @TestFactory
    Stream<DynamicTest> javadocOfTwoReleasesHasNoComplaint() {
        return ENDS.stream()
                .map(release -> DynamicTest.dynamicTest(release, () -> {
                    GeneratedCode code = GeneratedCode.of(schema(TestData.path("corpus"), release), PACKAGE);
                    assertEquals("", code.document(folder.resolve(release + "-documented")));
                }));
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    void folderTimeZoneAndLocaleMakeNoDifference() throws IOException {
        String release = "2.7.0";
        SortedMap<String, String> expected = GeneratedCode.of(schema(TestData.path("corpus"), release), PACKAGE)
                .files();
        Path elsewhere = folder.resolve("else where");
        Files.createDirectories(elsewhere.resolve(release));
        Files.copy(
                TestData.path("corpus").resolve(release).resolve(TABLE),
                elsewhere.resolve(release).resolve(TABLE));
        Files.copy(
                TestData.eventsOf(release).orElseThrow(),
                elsewhere.resolve(release).resolve("qmp-events.txt"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertEquals(
                    expected,
                    GeneratedCode.of(schema(elsewhere, release), PACKAGE).files());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Schema schema(Path corpus, String release) {
        Path top = corpus.resolve(release);
        List<String> sources = new ArrayList<>(List.of(top.resolve(TABLE).toString()));
        Path events = Files.exists(top.resolve("qmp-events.txt"))
                ? top.resolve("qmp-events.txt")
                : TestData.eventsOf(release).orElseThrow();
        sources.add(events.toString());
        LoadedSchema loaded = LoadedSchema.of(Sources.of(sources), SourceAccess.below(Path.of("")));
        assertFalse(loaded.hasErrors(), () -> loaded.diagnostics().toString());
        return loaded.schema();
    }
}
