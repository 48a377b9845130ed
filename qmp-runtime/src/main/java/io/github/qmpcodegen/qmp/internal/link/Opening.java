package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.transport.Connecting;
import io.github.qmpcodegen.qmp.internal.transport.NameLookup;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.util.concurrent.CompletableFuture;

/**
 * One attempt to open a transport within the connect deadline. {@link #open} is for one thread, {@link #abort} for any.
 */
public final class Opening {
    private final TransportSource source;
    private final String listening;
    private final QmpOptions options;
    private final Connecting connecting;

    /**
     * Creates the attempt, without starting it.
     *
     * @param listening the options that make QEMU listen, with PEER for the address
     */
    public Opening(TransportSource source, QmpOptions options, String listening) {
        this(source, options, listening, new Connecting(NameLookup.SYSTEM, options.connectTimeout()));
    }

    Opening(TransportSource source, QmpOptions options, String listening, Connecting connecting) {
        this.listening = listening;
        this.source = source;
        this.options = options;
        this.connecting = connecting;
    }

    /** Makes {@link #open} fail, now or when it is called. */
    public void abort() {
        connecting.abort();
    }

    /**
     * Connects.
     *
     * @throws QmpConnectException if no connection can be made
     * @throws QmpTimeoutException if it takes too long
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public QmpTransport open() {
        CompletableFuture<QmpTransport> opened = new CompletableFuture<>();
        Deadlines.watch(opened, options.connectTimeout(), connecting::abort);
        QmpTransport transport;
        try {
            transport = source.open(connecting);
        } catch (Throwable e) {
            // An error as well: whoever waits for the connection must learn of it.
            if (opened.cancel(false)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new QmpInterruptedException(
                            "interrupted while connecting to " + source.peer(), e, null, null);
                }
                throw new QmpConnectException("cannot connect to " + source.peer() + ": " + reason(e), e);
            }
            throw late();
        }
        if (!opened.complete(transport)) {
            transport.close();
            throw late();
        }
        return transport;
    }

    /** Returns why there is no connection, and what to look at if nobody listens there. */
    private String reason(Throwable e) {
        String message = e.getMessage();
        if (message == null) {
            return e.toString();
        }
        String peer = source.peer();
        if (message.contains("path too long")) {
            return message + "; most systems allow 107 bytes, some 103";
        }
        boolean nobody = message.contains("Connection refused") || message.equals("No such file or directory");
        return nobody && (peer.startsWith("unix:") || peer.startsWith("tcp:"))
                ? message + "; is QEMU running, and listening there ("
                        + listening.replace("PEER", peer.replace(",", ",,")) + ",server=on,wait=off)?"
                : message;
    }

    private QmpTimeoutException late() {
        return new QmpTimeoutException(
                connecting.late(source.peer(), " within " + Deadlines.text(options.connectTimeout())),
                QmpTimeoutException.Awaited.CONNECTION,
                options.connectTimeout(),
                null,
                null,
                false);
    }
}
