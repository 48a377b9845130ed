package io.github.qmpcodegen.samples.vminfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.vminfo.render.JsonRenderer;
import io.github.qmpcodegen.samples.vminfo.render.TextRenderer;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is shown of machines of real servers, old and new. {@code -Dqmp.recreate=true} writes the expected texts anew.
 */
@NeedsTestData
@Timeout(120)
class RecordingsCorpusTest {

    /** A machine has no jobs, no migration and nobody looking at it while it is asked for all the rest. */
    private static final Map<String, String> BUSY = Map.of(
            "query-jobs", "jobs",
            "query-block-jobs", "jobs",
            "query-migrate", "migrate-active",
            "query-vnc", "vnc-tcp",
            "query-vnc-servers", "vnc-tcp");

    @ParameterizedTest
    @ValueSource(strings = {"0.14.1", "1.2.2", "2.7.0", "7.2"})
    void aMachineWithSomeOfEverythingIsDescribed(String release) throws IOException {
        check(release, "rich", BUSY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14.1", "1.2.2", "2.7.0", "7.2"})
    void aMachineWithNothingIsDescribed(String release) throws IOException {
        check(release, "bare", Map.of());
    }

    private static void check(String release, String configuration, Map<String, String> others) throws IOException {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()) {
            Recording.read(release, configuration, others).answer(server);
            server.serve();
            String address = server.address().toString();

            Run text = Run.of(address);
            Run json = Run.of(address, "--json");

            assertEquals("", text.err());
            assertEquals(0, text.code());
            assertEquals(text.out(), TextRenderer.render(JsonRenderer.parse(json.out())));
            assertPinned(release + "-" + configuration + ".txt", text.out());
        }
    }

    private static void assertPinned(String name, String actual) throws IOException {
        if (Boolean.getBoolean("qmp.recreate")) {
            Path folder = Files.createDirectories(
                    TestData.projectRoot().resolve("samples/vm-info/src/test/resources/recordings"));
            Files.writeString(folder.resolve(name), actual);
            return;
        }
        try (InputStream pinned = RecordingsCorpusTest.class.getResourceAsStream("/recordings/" + name)) {
            assertNotNull(pinned, name);
            assertEquals(new String(pinned.readAllBytes(), StandardCharsets.UTF_8), actual);
        }
    }
}
