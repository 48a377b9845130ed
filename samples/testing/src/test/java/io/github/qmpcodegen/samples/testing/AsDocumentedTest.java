package io.github.qmpcodegen.samples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.server.QmpExamples;
import io.github.qmpcodegen.qmp.server.QmpRecording;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.testing.qmp.QemuRegistry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers without a handler: one answers as the documentation shows, another as a real one did when it was recorded. */
@Timeout(60)
class AsDocumentedTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void theDocumentedExamplesAreEnoughForAMachine() {
        QemuRegistry types = new QemuRegistry();
        try (FakeQmpServer server = FakeQmpServer.onTcp()
                        .registry(types)
                        .examples(QmpExamples.of(types))
                        .serve();
                QmpClient client = server.connect()) {
            MachineRoom room = new MachineRoom(client);

            assertTrue(room.pause(LONG));
            assertTrue(room.eject("cd0"));
            assertEquals(4, server.requests().size());
        }
    }

    @Test
    void aRecordedSessionIsReplayed() throws IOException, URISyntaxException {
        Path file = Path.of(
                Objects.requireNonNull(getClass().getResource("/session.jsonl")).toURI());
        List<QmpRecording> sessions = QmpRecording.read(file);
        try (FakeQmpServer server = FakeQmpServer.onTcp()
                        .registry(new QemuRegistry())
                        .serve(sessions.get(0).byRequest());
                QmpClient client = server.connect()) {
            assertEquals(7, client.greeting().version().major());
            assertTrue(new MachineRoom(client).pause(LONG));
        }
    }
}
