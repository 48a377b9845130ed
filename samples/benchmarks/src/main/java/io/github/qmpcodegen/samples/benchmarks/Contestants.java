package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.samples.benchmarks.qmp.QemuRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The ways to talk to one peer that are compared, each on a connection of its own. */
final class Contestants implements AutoCloseable {

    private final EchoPeer peer;
    private final RawConnection raw;
    private final RawConnection sameThread;
    private final HandWrittenClient handOff;
    private final QmpClient client;

    private Contestants(int drives, int events) throws IOException {
        peer = EchoPeer.start(drives, events);
        raw = RawConnection.to(peer);
        sameThread = RawConnection.to(peer);
        handOff = HandWrittenClient.to(peer);
        QmpOptions options = QmpOptions.builder()
                .registry(new QemuRegistry())
                .eventQueueCapacity(Math.max(1, events))
                .build();
        client = QmpClient.connect(QmpAddress.unix(peer.socket()), options);
    }

    /**
     * Starts a peer and connects to it.
     *
     * @param drives how many {@code query-block} lists
     * @param events how many {@link EchoPeer#FLOOD} brings
     */
    static Contestants connect(int drives, int events) {
        try {
            return new Contestants(drives, events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves bytes. */
    RawConnection raw() {
        return raw;
    }

    /** Is for code written by hand that reads and decodes in the calling thread. */
    RawConnection sameThread() {
        return sameThread;
    }

    /** Written by hand, with a reader thread. */
    HandWrittenClient handOff() {
        return handOff;
    }

    /** What the generated code calls. */
    QmpClient client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        client.close();
        handOff.close();
        sameThread.close();
        raw.close();
        peer.close();
    }
}
