package io.github.qmpcodegen.qmp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.server.QmpRecorder;
import io.github.qmpcodegen.qmp.server.QmpRecording;
import io.github.qmpcodegen.qmp.server.client.PlainClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A session with a real QEMU, recorded and replayed. */
@Timeout(60)
class RecordingQemuTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    static final QemuExtension QEMU = QemuExtension.of(
            QmpOptions.standard(), "qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none");

    @TempDir
    Path folder;

    private static List<String> session(QmpClient client) {
        List<String> seen = new ArrayList<>();
        try (QmpSubscription<QmpEvent> events = client.subscribe()) {
            seen.add(client.greeting().version().toString());
            seen.add(client.execute("query-status").toString());
            client.execute("stop");
            seen.add(events.next(LONG).toString());
            seen.add(client.execute("query-status").toString());
            QmpCommandException e = assertThrows(QmpCommandException.class, () -> client.execute("no-such"));
            seen.add(e.getMessage());
        }
        return seen;
    }

    @Test
    void aRecordedSessionIsReplayedWithoutQemu() throws IOException {
        Path file = folder.resolve("session.jsonl");
        List<String> real;
        try (QmpRecorder recorder = QmpRecorder.before(QEMU.address(), file);
                QmpClient client = QmpClient.connect(recorder.address())) {
            real = session(client);
        }

        List<QmpRecording> recordings = QmpRecording.read(file);
        assertEquals(1, recordings.size());
        QmpRecording recording = recordings.get(0);
        assertTrue(recording.isComplete());
        try (FakeQmpServer fake = FakeQmpServer.onUnixSocket().serve(recording.byRequest());
                QmpClient client = QmpClient.connect(fake.address())) {
            assertEquals(real, session(client));
            // The last recorded answer stays the answer.
            assertTrue(client.execute("query-status").toString().contains("paused"));
            assertTrue(assertThrows(QmpCommandException.class, () -> client.execute("query-name"))
                    .description()
                    .contains("no answer to 'query-name'"));
        }
        try (FakeQmpServer fake = FakeQmpServer.onTcp().serve(recording.exactly());
                PlainClient client = PlainClient.connect(fake.address())) {
            client.send(new String(recording.sentByClient(), StandardCharsets.ISO_8859_1));
            List<String> received = new ArrayList<>();
            String line = client.read();
            while (!line.equals("the end")) {
                received.add(line);
                line = client.read();
            }
            assertEquals(
                    new String(recording.sentByServer(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    received);
        }
    }

    @Test
    void aClientThatDoesNotKeepToTheRecordingIsCutOff() throws IOException {
        Path file = folder.resolve("session.jsonl");
        Files.writeString(file, """
                {"direction": "out", "raw": "hello\\n", "conn": 1}
                {"direction": "in", "raw": "you\\n", "conn": 1}
                {"direction": "out", "raw": "bye\\n", "conn": 1}
                """);
        QmpRecording recording = QmpRecording.read(file).get(0);
        try (FakeQmpServer fake = FakeQmpServer.onUnixSocket().serve(recording.exactly());
                PlainClient client = PlainClient.connect(fake.address())) {
            assertEquals("hello", client.read());
            assertEquals("the end", client.ask("who"));
        }
    }

    @Test
    void anEncryptedServerIsRefusedAtOnce() throws GeneralSecurityException {
        QmpAddress encrypted = QmpAddress.tls("localhost", 4444, SSLContext.getDefault());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> QmpRecorder.before(encrypted, folder.resolve("session")));
        assertTrue(String.valueOf(e.getMessage()).startsWith("cannot record tls:"), e::getMessage);
    }

    @Test
    void aServerThatIsNotThereEndsTheClient() throws IOException {
        QmpAddress nobody = QmpAddress.unix(folder.resolve("nobody"));
        try (QmpRecorder recorder = QmpRecorder.before(nobody, folder.resolve("nothing.jsonl"));
                PlainClient client = PlainClient.connect(recorder.address())) {
            assertEquals("the end", client.read());
        }
    }
}
