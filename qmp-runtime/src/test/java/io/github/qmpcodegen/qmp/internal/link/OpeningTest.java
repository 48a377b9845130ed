package io.github.qmpcodegen.qmp.internal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.transport.Connecting;
import io.github.qmpcodegen.qmp.internal.transport.NameLookup;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OpeningTest {

    private static final String MONITOR = "a monitor: -qmp PEER";

    private static final QmpOptions BRIEF =
            QmpOptions.builder().connectTimeout(Duration.ofMillis(200)).build();
    private static final NameLookup SILENT = host -> new CompletableFuture<>();

    private static Opening to(QmpAddress address, QmpOptions options, NameLookup names) {
        return new Opening(
                TransportSource.of(address), options, MONITOR, new Connecting(names, options.connectTimeout()));
    }

    @Test
    void aNameServerThatDoesNotAnswerCostsTheDeadlineAndIsBlamed() throws Exception {
        for (QmpAddress address : new QmpAddress[] {
            QmpAddress.tcp("vm.example", 4444), QmpAddress.tls("vm.example", 4444, SSLContext.getDefault())
        }) {
            QmpTimeoutException e = assertThrows(
                    QmpTimeoutException.class, () -> to(address, BRIEF, SILENT).open());
            assertEquals(Awaited.CONNECTION, e.awaited());
            assertTrue(e.getMessage().contains("name server"), e.getMessage());
            assertTrue(e.getMessage().contains("'vm.example'"), e.getMessage());
        }
    }

    @Test
    void aLookupCanBeGivenUp() {
        Opening opening = to(QmpAddress.tcp("vm.example", 4444), QmpOptions.standard(), SILENT);
        opening.abort();
        assertThrows(QmpConnectException.class, opening::open);
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        NameLookup unknown = host -> CompletableFuture.failedFuture(new UnknownHostException(host));
        QmpConnectException e = assertThrows(
                QmpConnectException.class,
                () -> to(QmpAddress.tcp("vm.example", 4444), BRIEF, unknown).open());
        assertTrue(e.getMessage().contains("unknown host 'vm.example'"), e.getMessage());
    }

    @Test
    void anAddressIsNotLookedUpAndANameIs() throws IOException {
        NameLookup none = host -> {
            throw new IllegalStateException("looked up " + host);
        };
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            QmpOptions options = QmpOptions.standard();
            to(QmpAddress.tcp("127.0.0.1", server.getLocalPort()), options, none)
                    .open()
                    .close();
            new Opening(TransportSource.of(QmpAddress.tcp("localhost", server.getLocalPort())), options, MONITOR)
                    .open()
                    .close();
        }
    }

    /** What only resembles an address is one that the system looks up, which may take long. */
    @Test
    void whatOnlyResemblesAnAddressIsLookedUp() {
        for (String host : List.of("256.1.1.1", "1.2.3", "1.2.3.4.5", "4711", "vm:1")) {
            List<String> sought = new ArrayList<>();
            NameLookup unknown = name -> {
                sought.add(name);
                return CompletableFuture.failedFuture(new UnknownHostException(name));
            };
            QmpConnectException e = assertThrows(
                    QmpConnectException.class,
                    () -> to(QmpAddress.tcp(host, 4444), BRIEF, unknown).open());
            assertTrue(e.getMessage().contains("unknown host '" + host + "'"), e.getMessage());
            assertEquals(List.of(host), sought);
        }
    }

    @Test
    void anAddressThatIsMalformedIsUnknownAtOnce() {
        for (String host : List.of("::1::", "fe80::1%nonesuch", "::256.1.1.1")) {
            QmpConnectException e = assertThrows(
                    QmpConnectException.class,
                    () -> to(QmpAddress.tcp(host, 4444), BRIEF, SILENT).open());
            assertTrue(e.getMessage().contains("unknown host '" + host + "'"), e.getMessage());
        }
    }

    /** A lookup that answers with these addresses. */
    private static NameLookup finding(String... addresses) throws IOException {
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(InetAddress.getByName(address));
        }
        return host -> CompletableFuture.completedFuture(found);
    }

    /**
     * Makes an address silent: connections that nobody accepts fill its queue, and the system then ignores further ones.
     * A system without this address ignores them anyway.
     */
    private static void silence(String address, int port, List<Closeable> opened) throws IOException {
        ServerSocket busy = new ServerSocket();
        opened.add(busy);
        try {
            busy.bind(new InetSocketAddress(address, port), 1);
            while (true) {
                Socket waiting = new Socket();
                opened.add(waiting);
                waiting.connect(busy.getLocalSocketAddress(), 200);
            }
        } catch (BindException | SocketTimeoutException e) {
            // What was wanted.
        }
    }

    @Test
    void eachAddressOfANameIsTried() throws Exception {
        NameLookup names = finding("127.0.0.2", "127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();
            to(QmpAddress.tcp("vm.example", port), QmpOptions.standard(), names)
                    .open()
                    .close();
            server.accept().close();
            Opening tls = to(QmpAddress.tls("vm.example", port, SSLContext.getDefault()), QmpOptions.standard(), names);
            CompletableFuture<QmpTransport> opening = CompletableFuture.supplyAsync(tls::open);
            server.accept().close();
            CompletionException e = assertThrows(CompletionException.class, opening::join);
            assertInstanceOf(QmpConnectException.class, e.getCause());
        }
    }

    @Test
    void anAddressThatIsSilentLeavesTimeForTheOthers() throws Exception {
        QmpOptions options =
                QmpOptions.builder().connectTimeout(Duration.ofSeconds(2)).build();
        List<Closeable> opened = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            silence("127.0.0.2", server.getLocalPort(), opened);
            to(QmpAddress.tcp("vm.example", server.getLocalPort()), options, finding("127.0.0.2", "127.0.0.1"))
                    .open()
                    .close();
            QmpTimeoutException e = assertThrows(
                    QmpTimeoutException.class,
                    () -> to(
                                    QmpAddress.tcp("vm.example", server.getLocalPort()),
                                    BRIEF,
                                    finding("127.0.0.2", "127.0.0.2"))
                            .open());
            assertTrue(
                    e.getMessage().contains(" did not accept a connection at 127.0.0.2, 127.0.0.2 within 200 ms: "),
                    e.getMessage());
            assertTrue(e.getMessage().contains("the host cannot be reached"), e.getMessage());
        } finally {
            for (Closeable each : opened) {
                each.close();
            }
        }
    }

    @Test
    void ifAllAddressesRefuseTheyAreNamed() throws Exception {
        QmpAddress address;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            address = QmpAddress.tcp("vm.example", server.getLocalPort());
        }
        QmpConnectException e = assertThrows(
                QmpConnectException.class,
                () -> to(address, QmpOptions.standard(), finding("127.0.0.1", "127.0.0.1"))
                        .open());
        assertTrue(
                e.getMessage()
                        .startsWith("cannot connect to " + address
                                + ": Connection refused (127.0.0.1, 127.0.0.1); is QEMU running, "),
                e.getMessage());
    }

    @Test
    void aSocketThatTakesNoMoreConnectionsIsBusy(@TempDir Path folder) throws IOException {
        QmpAddress.Unix address = new QmpAddress.Unix(folder.resolve("busy"));
        List<QmpTransport> waiting = new ArrayList<>();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(Connecting.unixAddress(address), 1);
            QmpTimeoutException e = assertThrows(QmpTimeoutException.class, () -> {
                while (true) {
                    waiting.add(to(address, BRIEF, SILENT).open());
                }
            });
            assertEquals(
                    address
                            + " did not accept a connection within 200 ms: a monitor or guest agent serves one client at"
                            + " a time, and another one, or an earlier connection of this client that QEMU still"
                            + " believes to be alive, may hold it",
                    e.getMessage());
        } finally {
            waiting.forEach(QmpTransport::close);
        }
    }

    @Test
    void aServerThatDoesNotAnswerTheHandshakeIsBusy() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            QmpAddress address = QmpAddress.tls("127.0.0.1", server.getLocalPort(), SSLContext.getDefault());
            QmpTimeoutException e = assertThrows(
                    QmpTimeoutException.class, () -> to(address, BRIEF, SILENT).open());
            assertEquals(
                    address
                            + " accepted the connection but did not answer the TLS handshake within 200 ms: a monitor or"
                            + " guest agent serves one client at a time, and another one may be connected",
                    e.getMessage());
        }
    }

    @Test
    void aClientThatDoesNotBeginTheHandshakeIsSaidToBeSlow() throws Exception {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
            QmpAddress address = QmpAddress.tls("127.0.0.1", 4444, SSLContext.getDefault());
            Opening opening = new Opening(TransportSource.of(address, server.accept()), BRIEF, MONITOR);
            QmpTimeoutException e = assertThrows(QmpTimeoutException.class, opening::open);
            assertEquals(
                    "the client that connected to " + address + " did not complete the TLS handshake within 200 ms",
                    e.getMessage());
            assertTrue(client.isOpen());
        }
    }

    @Test
    void whatToLookAtIsSaid() {
        assertTrue(refusal("/no/such/socket").endsWith("(a monitor: -qmp unix:/no/such/socket,server=on,wait=off)?"));
        assertTrue(refusal("/" + "x".repeat(200)).contains("107 bytes"));
    }

    private static String refusal(String path) {
        return assertThrows(
                        QmpConnectException.class,
                        () -> to(QmpAddress.unix(Path.of(path)), BRIEF, NameLookup.SYSTEM)
                                .open())
                .getMessage();
    }
}
