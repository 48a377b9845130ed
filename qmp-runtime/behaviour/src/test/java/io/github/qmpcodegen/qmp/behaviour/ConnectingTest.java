package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.PemFiles;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpListener;
import io.github.qmpcodegen.qmp.QmpNegotiationException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.QmpTransports;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Connecting: its deadlines as a whole, and what is said of a peer that is not the right one. */
@Timeout(60)
class ConnectingTest {
    private static final Duration BRIEF = Duration.ofSeconds(1);

    /** Far less than what the standard options would allow, which is 10 s a step. */
    private static final Duration SOON = Duration.ofSeconds(6);

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private CompletableFuture<QmpClient> whenReady(QmpOptions options, Duration timeout) {
        return inBackground(() -> QmpClient.connectWhenReady(server.address(), options, timeout, null));
    }

    @Test
    void twoStreamsAreEnough() throws Exception {
        try (FakeQmpServer other = FakeQmpServer.onTcp();
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), ((QmpAddress.Tcp) other.address()).port())) {
            CompletableFuture<Boolean> closed = new CompletableFuture<>();
            QmpTransport transport = QmpTransports.of(
                    "streams", socket.getInputStream(), socket.getOutputStream(), () -> closed.complete(true));
            CompletableFuture<QmpClient> connecting =
                    inBackground(() -> QmpClient.connect(transport, QmpOptions.standard()));
            ServerConnection peer = other.accept().negotiate();
            try (QmpClient client = connecting.join()) {
                CompletableFuture<JsonNode> name = client.call("query-name").executeAsync();
                peer.reply(peer.receive(), "\"streamed\"");
                assertEquals("streamed", name.join().stringValue());
                peer.close();
                String lost = String.valueOf(failure(client.closed()).getMessage());
                assertTrue(lost.startsWith("streams "), lost);
            }
            assertTrue(closed.get(LONG.toSeconds(), TimeUnit.SECONDS));
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void whatIsNoSocketIsCalledWhatItIs(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("vm.log"));
        for (Path path : List.of(file, folder)) {
            QmpConnectException e = assertThrows(
                    QmpConnectException.class,
                    () -> QmpClient.connect(QmpAddress.unix(path)).close());
            assertEquals("cannot connect to unix:" + path + ": it is a file or a folder, not a socket", e.getMessage());
        }
    }

    @Test
    void whereNobodyListensQemusOptionIsTold(@TempDir Path folder) throws IOException {
        QmpAddress missing = QmpAddress.unix(folder.resolve("missing"));
        QmpAddress closed;
        // Not of a server, which may accept one more connection while it closes.
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = QmpAddress.tcp("127.0.0.1", free.getLocalPort());
        }
        for (QmpAddress address : List.of(missing, closed)) {
            QmpConnectException e = assertThrows(
                    QmpConnectException.class, () -> QmpClient.connect(address).close());
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith("cannot connect to " + address + ": "), message);
            assertTrue(
                    message.endsWith("; is QEMU running, and listening there (a monitor: -qmp " + address
                            + ",server=on,wait=off)?"),
                    message);
        }
    }

    @Test
    void theTimeoutOfConnectWhenReadyIncludesASilentPeer() {
        long begun = System.nanoTime();
        QmpTimeoutException e =
                assertInstanceOf(QmpTimeoutException.class, failure(whenReady(QmpOptions.standard(), BRIEF)));
        assertTrue(since(begun).compareTo(SOON) < 0, () -> "it took " + since(begun));
        assertEquals(Awaited.GREETING, e.awaited());
    }

    @Test
    void soDoesItAPeerThatNegotiatesSlowly() throws IOException {
        long begun = System.nanoTime();
        CompletableFuture<QmpClient> connecting = whenReady(QmpOptions.standard(), BRIEF);
        server.accept().greet();
        assertInstanceOf(QmpTimeoutException.class, failure(connecting));
        assertTrue(since(begun).compareTo(SOON) < 0, () -> "it took " + since(begun));
    }

    @Test
    void aPeerThatTurnsUsAwayIsAskedAgain() throws Exception {
        CompletableFuture<QmpClient> connecting = whenReady(QmpOptions.standard(), LONG);
        ServerConnection away = server.accept().greet();
        away.receive();
        away.close();
        server.accept().close();
        server.accept().negotiate();
        connecting.get(20, TimeUnit.SECONDS).close();
    }

    @Test
    void aPeerThatGreetsAgainWhileItStartsIsAskedAgain() throws Exception {
        CompletableFuture<QmpClient> connecting = whenReady(QmpOptions.standard(), LONG);
        ServerConnection starting = server.accept().greet();
        starting.receive();
        starting.greet();
        starting.awaitEnd();
        server.accept().negotiate();
        connecting.get(20, TimeUnit.SECONDS).close();
    }

    @Test
    void aPeerThatIsBusyIsAskedAgain() throws Exception {
        QmpOptions impatient = QmpOptions.builder().greetingTimeout(SHORT).build();
        CompletableFuture<QmpClient> connecting = whenReady(impatient, LONG);
        server.accept().awaitEnd();
        boolean negotiated;
        do {
            negotiated = negotiates(server.accept());
        } while (!negotiated);
        connecting.get(20, TimeUnit.SECONDS).close();
    }

    /** Whether the client still had patience with this connection. */
    private static boolean negotiates(ServerConnection connection) {
        try {
            connection.negotiate();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aPeerThatRefusesIsNotAskedAgain() throws Exception {
        CompletableFuture<QmpClient> connecting = whenReady(QmpOptions.standard(), Duration.ofMinutes(10));
        ServerConnection refusing = server.accept().greet();
        refusing.fail(refusing.receive(), "GenericError", "no");
        assertInstanceOf(QmpNegotiationException.class, failure(connecting));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"QMP\": null}",
                "{\"QMP\": {}}",
                "{\"QMP\": []}",
                "{\"QMP\": \"9.0.0\"}",
                "{\"QMP\": {\"version\": null, \"capabilities\": []}}",
                "{\"QMP\": {\"version\": {\"qemu\": {\"major\": \"9\", \"minor\": 0, \"micro\": 0}}, \"capabilities\": []}}",
                "{\"QMP\": {\"version\": {\"qemu\": \"9.0.0\"}, \"capabilities\": []}}",
                "{\"error\": null}",
            })
    void aGreetingThatIsNoneIsRefusedAndShown(String greeting) throws IOException {
        CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(server.address()));
        server.accept().send(greeting);
        QmpProtocolException e = assertInstanceOf(QmpProtocolException.class, failure(connecting));
        String shown = greeting.replace(" ", "");
        assertTrue(e.getMessage().contains(shown), e.getMessage());
        assertTrue(e.rawText().orElseThrow().contains(shown));
    }

    @Test
    void aGreetingOfCapabilitiesAloneIsThatOfAnOldServer() throws IOException {
        CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(server.address()));
        ServerConnection old = server.accept().send("{\"QMP\": {\"capabilities\": []}}");
        old.reply(old.receive(), "{}");
        try (QmpClient client = connecting.join()) {
            assertEquals("0.0.0", client.greeting().version().toString());
        }
    }

    @Test
    void aBadMessageAfterTheGreetingIsToldAsWhatItIs() throws IOException {
        CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(server.address()));
        server.accept().greet().send("{\"return\": nonsense}");
        QmpProtocolException e = assertInstanceOf(QmpProtocolException.class, failure(connecting));
        assertTrue(e.getMessage().contains("nonsense}"), e.getMessage());
    }

    /** The peer's own bytes: a server that waits for the other side to begin, as one that wants TLS does. */
    @Test
    void aSilentTcpPortMayWantTls() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            QmpOptions impatient = QmpOptions.builder().greetingTimeout(SHORT).build();
            QmpAddress address = QmpAddress.tcp("127.0.0.1", silent.getLocalPort());
            QmpTimeoutException e = assertInstanceOf(
                    QmpTimeoutException.class, failure(inBackground(() -> QmpClient.connect(address, impatient))));
            assertTrue(e.getMessage().contains("TLS"), e.getMessage());
        }
    }

    /** The peer's own bytes: a greeting that stops short, and blanks. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"QMP\": {\"version\"", "    "})
    void whatIsNotAWholeGreetingIsToldApartFromSilence(String sent) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            QmpOptions impatient = QmpOptions.builder().greetingTimeout(SHORT).build();
            QmpAddress address = QmpAddress.tcp("127.0.0.1", listening.getLocalPort());
            CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(address, impatient));
            try (Socket accepted = listening.accept()) {
                accepted.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
                QmpTimeoutException e = assertInstanceOf(QmpTimeoutException.class, failure(connecting));
                assertTrue(e.getMessage().contains("but something else"), e.getMessage());
            }
        }
    }

    /** The peer's own bytes: the alert with which TLS answers what is none. */
    @Test
    void anAlertOfTlsIsTakenForWhatItIs() throws Exception {
        try (ServerSocket tls = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            QmpAddress address = QmpAddress.tcp("127.0.0.1", tls.getLocalPort());
            CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(address));
            try (Socket accepted = tls.accept()) {
                accepted.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, 10});
                QmpProtocolException e = assertInstanceOf(QmpProtocolException.class, failure(connecting));
                assertTrue(e.getMessage().contains("TLS"), e.getMessage());
            }
        }
    }

    /** The peer's own bytes: a monitor without TLS greets a client that wants it. */
    @Test
    void aServerWithoutTlsIsTakenForWhatItIs() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            QmpAddress address = QmpAddress.tls("127.0.0.1", plain.getLocalPort(), SSLContext.getDefault());
            CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(address));
            try (Socket accepted = plain.accept()) {
                accepted.getOutputStream().write(UnreliableTransport.GREETING.getBytes(StandardCharsets.US_ASCII));
                QmpException e = assertInstanceOf(QmpConnectException.class, failure(connecting));
                assertTrue(e.getMessage().contains("without"), e.getMessage());
                InputStream hello = accepted.getInputStream();
                assertEquals(0x16, hello.read());
            }
        }
    }

    /** The peer's own bytes: the alerts of a server that does not get the certificate that it demands. */
    @ParameterizedTest
    @ValueSource(ints = {42, 46, 48, 116})
    void aServerThatRefusesTheCertificateMayDemandAnother(int alert) throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            QmpAddress address = QmpAddress.tls("127.0.0.1", plain.getLocalPort(), SSLContext.getDefault());
            CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(address));
            try (Socket accepted = plain.accept()) {
                accepted.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, (byte) alert});
                QmpException e = assertInstanceOf(QmpConnectException.class, failure(connecting));
                assertTrue(e.getMessage().contains("the server may demand a client certificate"), e.getMessage());
            }
        }
    }

    @Test
    void aServerThatClosesRightAfterTheHandshakeMayDemandACertificate() {
        for (String peer : List.of("tls:vm.example:4444", "tcp:vm.example:4444")) {
            QmpTransport closed =
                    QmpTransports.of(peer, InputStream.nullInputStream(), OutputStream.nullOutputStream(), () -> {});
            QmpNegotiationException e = assertThrows(
                    QmpNegotiationException.class,
                    () -> QmpClient.connect(closed, QmpOptions.standard()).close());
            assertEquals(
                    peer + " closed the connection without a greeting"
                            + (peer.startsWith("tls:")
                                    ? ": the server may demand a client certificate, or not trust the one it got"
                                    : ""),
                    e.getMessage());
        }
    }

    @Test
    void whatListenersAreRefusedSaysWhatToMend(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        QmpConnectException e = assertThrows(QmpConnectException.class, () -> QmpListener.open(QmpAddress.unix(file)));
        assertTrue(e.getMessage().endsWith("; the file exists: delete it if no process listens there"), e.getMessage());
        try (QmpListener listener = QmpListener.open(QmpAddress.tcp("localhost", 0))) {
            Duration negative = Duration.ofMillis(-1);
            assertThrows(IllegalArgumentException.class, () -> listener.accept(negative, QmpOptions.standard()));
        }
    }

    @Test
    void aListenerRemovesItsOwnSocketAndNoOther(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("s");
        QmpListener first = QmpListener.open(QmpAddress.unix(socket));
        Files.delete(socket);
        try (QmpListener second = QmpListener.open(QmpAddress.unix(socket))) {
            first.close();
            assertTrue(Files.exists(socket));
            assertEquals(QmpAddress.unix(socket), second.address());
        }
        assertFalse(Files.exists(socket));
    }

    @Test
    void theProcessThatIsWaitedForIsNotThisOne() {
        QmpAddress nowhere = QmpAddress.unix(Path.of("no.socket"));
        assertThrows(
                IllegalArgumentException.class,
                () -> QmpClient.connectWhenReady(
                        nowhere, QmpOptions.standard(), Duration.ofSeconds(1), ProcessHandle.current()));
    }

    @Test
    void aPemFileThatIsMissingIsSaidToBe(@TempDir Path folder) {
        Path missing = folder.resolve("ca.pem");
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> PemFiles.context(missing, null, null));
        assertEquals("cannot read '" + missing + "': there is no such file", e.getMessage());
    }
}
