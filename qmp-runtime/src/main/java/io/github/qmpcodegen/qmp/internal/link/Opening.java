package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.transport.Connecting;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** One attempt to get a transport within the connect deadline. {@link #open} is for one thread, {@link #abort} for any. */
public final class Opening {
    private final TransportSource source;
    private final QmpOptions options;
    private final Connecting connecting = new Connecting();

    /** Creates the attempt; {@link #open} makes it. */
    public Opening(TransportSource source, QmpOptions options) {
        this.source = source;
        this.options = options;
    }

    /** Makes {@link #open} fail, now or when it is called. */
    public void abort() {
        connecting.abort();
    }

    /**
     * Connects.
     *
     * @throws QmpConnectException if no connection comes about
     * @throws QmpTimeoutException if it takes too long
     */
    public QmpTransport open() {
        CompletableFuture<QmpTransport> opened = new CompletableFuture<>();
        Deadlines.watch(opened, options.connectTimeout(), connecting::abort);
        QmpTransport transport;
        try {
            transport = source.open(connecting);
        } catch (IOException | RuntimeException e) {
            if (opened.cancel(false)) {
                String message = e.getMessage();
                throw new QmpConnectException(
                        "cannot connect to " + source.peer() + ": " + (message == null ? e.toString() : message), e);
            }
            throw late();
        }
        if (!opened.complete(transport)) {
            transport.close();
            throw late();
        }
        return transport;
    }

    private QmpTimeoutException late() {
        return new QmpTimeoutException(
                source.peer() + " did not accept a connection within " + Deadlines.text(options.connectTimeout()),
                QmpTimeoutException.Awaited.CONNECTION,
                options.connectTimeout(),
                null,
                null,
                false);
    }
}
