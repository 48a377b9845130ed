package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.QmpRecording;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The fake server says again what real servers once said. */
@NeedsTestData
@Timeout(300)
class ReplayedTranscriptsCorpusTest {

    private static final String PACKAGE = "generated.qmp";

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0.14.1, 189, 188", "1.2.2, 196, 195", "2.7.0, 191, 190", "7.2, 190, 189", "qemu-ga-7.2, 2, 2"})
    void everyConnectionIsReplayedByteForByte(String server, int connections, int complete) throws IOException {
        List<QmpRecording> recordings = QmpRecording.read(TestData.path("transcripts/" + server + ".jsonl"));
        assertEquals(connections, recordings.size());
        List<QmpRecording> replayed =
                recordings.stream().filter(QmpRecording::isComplete).toList();
        // The others have lines of more than 400 KB, which the files leave out.
        assertEquals(complete, replayed.size());
        for (QmpRecording recording : replayed) {
            try (FakeQmpServer fake = FakeQmpServer.onTcp().serve(recording.exactly())) {
                assertArrayEquals(
                        recording.sentByServer(),
                        exchange(fake.address(), recording.sentByClient()),
                        () -> "connection " + recording.connection());
            }
        }
    }

    /** Sends bytes while another thread reads, and gives all that comes until the server ends the connection. */
    private static byte[] exchange(QmpAddress address, byte[] bytes) throws IOException {
        QmpAddress.Tcp tcp = (QmpAddress.Tcp) address;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tcp.port())) {
            InputStream in = socket.getInputStream();
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> {
                try {
                    return in.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            socket.getOutputStream().write(bytes);
            return received.join();
        }
    }

    @TempDir
    Path classes;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0.14.1, 0.14.0, 300", "1.2.2, 1.2.0, 150", "2.7.0, 2.7.0, 500"})
    void generatedClientsDecodeWhatIsReplayed(String server, String release, int atLeast)
            throws IOException, ReflectiveOperationException {
        assertEquals(
                "",
                GeneratedCode.of(Releases.documentation(release).schema(), PACKAGE)
                        .compile(classes));
        int decoded = 0;
        Set<String> misfits = new TreeSet<>();
        try (URLClassLoader loader = GeneratedCode.load(classes)) {
            QmpRegistry registry = GeneratedCode.registry(loader, PACKAGE);
            for (QmpRecording recording : QmpRecording.read(TestData.path("transcripts/" + server + ".jsonl"))) {
                List<QmpRequest<?>> requests = requests(recording, registry);
                // Short ones are tests of what is malformed.
                if (requests.size() > 5 && recording.isComplete()) {
                    decoded += replay(recording, requests, registry, misfits);
                }
            }
        }

        assertTrue(decoded >= atLeast, decoded + " decoded");
        // What these return is no object or list at all where the documentation has one, or the other way round; see
        // the pinned exceptions of TranscriptsCorpusTest.
        assertTrue(misfits.size() < 6, misfits::toString);
    }

    private static int replay(
            QmpRecording recording, List<QmpRequest<?>> requests, QmpRegistry registry, Set<String> misfits) {
        QmpOptions options = QmpOptions.builder().registry(registry).build();
        int decoded = 0;
        try (FakeQmpServer fake = FakeQmpServer.onUnixSocket().serve(recording.byRequest());
                QmpClient client = QmpClient.connect(fake.address(), options)) {
            for (QmpRequest<?> request : requests) {
                try {
                    client.execute(request);
                    decoded++;
                } catch (QmpCommandException e) {
                    assertTrue(!e.description().contains("the recording has no answer"), e.getMessage());
                } catch (QmpClosedException e) {
                    // Where the server crashed, or was told to quit.
                    return decoded;
                } catch (QmpDecodingException e) {
                    misfits.add(request.qmpName());
                }
            }
        }
        return decoded;
    }

    /** The requests of a session that begins as sessions do, as far as the documentation has them. */
    private static List<QmpRequest<?>> requests(QmpRecording recording, QmpRegistry registry) {
        List<QmpRequest<?>> requests = new ArrayList<>();
        String sent = new String(recording.sentByClient(), StandardCharsets.UTF_8);
        if (!sent.startsWith("{\"execute\": \"qmp_capabilities\"")) {
            return requests;
        }
        sent.lines().skip(1).forEach(line -> decode(line, registry).ifPresent(requests::add));
        return requests;
    }

    private static Optional<QmpRequest<?>> decode(String line, QmpRegistry registry) {
        try {
            JsonNode request = QmpJson.parse(line);
            String command = request.path("execute").asString("");
            JsonNode arguments =
                    request.has("arguments") ? request.get("arguments") : JsonNodeFactory.instance.objectNode();
            return registry.decodeRequest(command, arguments, Decoding.ofArguments(command));
        } catch (JacksonException | QmpDecodingException e) {
            return Optional.empty();
        }
    }
}
