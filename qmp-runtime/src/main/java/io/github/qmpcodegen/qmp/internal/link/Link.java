package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.transport.Connecting;
import io.github.qmpcodegen.qmp.internal.wire.Conversation;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection over its life. One thread, the reader, connects, then reads until the connection ends. All
 * other methods are for any thread.
 */
public final class Link {
    private final TransportSource source;
    private final QmpOptions options;
    private final EventHub events;
    private final CompletableFuture<QmpGreeting> ready = new CompletableFuture<>();
    private final CompletableFuture<@Nullable QmpException> closed = new CompletableFuture<>();

    private final Object lock = new Object();
    private QmpState state = QmpState.CONNECTING;
    private @Nullable Connecting attempt;
    private @Nullable Conversation conversation;
    private @Nullable QmpGreeting greeting;

    /**
     * Creates the link; {@link #start} begins it.
     *
     * @param source connects
     * @param options deadlines and limits
     * @param events takes events
     */
    public Link(TransportSource source, QmpOptions options, EventHub events) {
        this.source = source;
        this.options = options;
        this.events = events;
    }

    /** The peer's name. */
    public String peer() {
        return source.peer();
    }

    /** Begins to connect. The future completes when negotiated, or fails with a {@link QmpException}. */
    public CompletableFuture<QmpGreeting> start() {
        Thread reader = new Thread(this::run, "qmp-reader " + peer());
        reader.setDaemon(true);
        reader.start();
        return ready;
    }

    /** Where the client is in its life. */
    public QmpState state() {
        synchronized (lock) {
            return state;
        }
    }

    /** The greeting of the present or last connection; null before the first. */
    public @Nullable QmpGreeting greeting() {
        synchronized (lock) {
            return greeting;
        }
    }

    /** Completes when the link has ended for good, with the cause; with null when it was closed on purpose. */
    public CompletableFuture<@Nullable QmpException> closed() {
        return closed;
    }

    /**
     * The connection that commands go to.
     *
     * @param command the command in question
     * @throws QmpClosedException if there is none at present, or none any more
     */
    public Conversation conversation(String command) {
        synchronized (lock) {
            if (state == QmpState.RUNNING && conversation != null) {
                return conversation;
            }
            String reason = state == QmpState.CLOSED ? " is closed" : " is not connected at present";
            throw new QmpClosedException(
                    "'" + command + "' was not sent: the connection to " + peer() + reason,
                    closed.getNow(null),
                    command,
                    null,
                    false);
        }
    }

    /** Ends the link at once. */
    public void close() {
        Conversation open;
        Connecting connecting;
        synchronized (lock) {
            state = QmpState.CLOSED;
            open = conversation;
            connecting = attempt;
        }
        if (connecting != null) {
            connecting.abort();
        }
        if (open != null) {
            open.end(null);
        }
        finish(null);
    }

    private void run() {
        finish(connectAndRead());
    }

    private void finish(@Nullable QmpException cause) {
        synchronized (lock) {
            state = QmpState.CLOSED;
        }
        events.end(cause);
        ready.completeExceptionally(
                cause == null ? new QmpClosedException(peer() + " was closed", null, null, null, false) : cause);
        closed.complete(cause);
    }

    /** One connection, from the first attempt to its end; returns why it ended. */
    private @Nullable QmpException connectAndRead() {
        Conversation opened;
        try {
            opened = Conversation.on(open(), options, events);
        } catch (QmpException e) {
            return e;
        }
        synchronized (lock) {
            conversation = opened;
            if (state == QmpState.CLOSED) {
                opened.end(null);
            }
        }
        CompletableFuture<@Nullable QmpException> failed = opened.negotiate().handle((greeted, failure) -> {
            if (failure == null) {
                running(greeted);
                return null;
            }
            QmpException reason = negotiationFailure(failure);
            opened.end(reason);
            return reason;
        });
        opened.read();
        QmpException cause = opened.ended().join();
        // What the negotiation made of the end says more than the end itself.
        QmpException reason = failed.join();
        return reason == null ? cause : reason;
    }

    private void running(QmpGreeting greeted) {
        synchronized (lock) {
            greeting = greeted;
            if (state == QmpState.CONNECTING) {
                state = QmpState.RUNNING;
            }
        }
        ready.complete(greeted);
    }

    private QmpException negotiationFailure(Throwable failure) {
        Throwable cause = Deadlines.unwrapped(failure);
        return cause instanceof QmpException known
                ? known
                : new QmpClosedException("negotiating with " + peer() + " failed: " + cause, cause, null, null, false);
    }

    private QmpTransport open() {
        Connecting connecting = new Connecting();
        synchronized (lock) {
            attempt = connecting;
            if (state == QmpState.CLOSED) {
                connecting.abort();
            }
        }
        CompletableFuture<QmpTransport> opened = new CompletableFuture<>();
        Deadlines.watch(opened, options.connectTimeout(), connecting::abort);
        try {
            QmpTransport transport = source.open(connecting);
            if (!opened.complete(transport)) {
                transport.close();
                throw connectTimeout();
            }
            return transport;
        } catch (IOException | RuntimeException e) {
            if (opened.isCompletedExceptionally()) {
                throw connectTimeout();
            }
            opened.cancel(false);
            throw new QmpConnectException("cannot connect to " + peer() + ": " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    private QmpTimeoutException connectTimeout() {
        return new QmpTimeoutException(
                peer() + " did not accept a connection within " + Deadlines.text(options.connectTimeout()),
                QmpTimeoutException.Awaited.CONNECTION,
                options.connectTimeout(),
                null,
                null,
                false);
    }
}
