package io.github.qmpcodegen.qmp.internal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.internal.transport.Connecting;
import io.github.qmpcodegen.qmp.internal.transport.NameLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpeningTest {
    private static final QmpOptions BRIEF =
            QmpOptions.builder().connectTimeout(Duration.ofMillis(200)).build();
    private static final NameLookup SILENT = host -> new CompletableFuture<>();

    private static Opening to(QmpAddress address, QmpOptions options, NameLookup names) {
        return new Opening(TransportSource.of(address), options, new Connecting(names));
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
            new Opening(TransportSource.of(QmpAddress.tcp("localhost", server.getLocalPort())), options)
                    .open()
                    .close();
        }
    }
}
