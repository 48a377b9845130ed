package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.thread.DaemonThread;
import io.github.qmpcodegen.qmp.internal.wire.Conversation;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.Trace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection over its life. One thread, the reader, connects, then reads until the connection ends, then
 * connects again if the options say so. All other methods are for any thread.
 */
public final class Link {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final TransportSource source;
    private final QmpOptions options;
    private final EventHub events;
    private final @Nullable Trace trace;
    private final Consumer<StateChange> changes;
    private final CompletableFuture<QmpGreeting> ready = new CompletableFuture<>();
    private final CompletableFuture<@Nullable QmpException> closed = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private final Object lock = new Object();
    private @Nullable Opening attempt;
    private @Nullable Conversation conversation;
    private int negotiations;
    private boolean closedOnPurpose;
    private boolean finished;

    // Written under the lock, read without it by every call.
    private volatile QmpState state = QmpState.CONNECTING;
    private volatile @Nullable Conversation usable;
    private volatile @Nullable QmpGreeting greeting;
    private volatile @Nullable QmpException lastLoss;

    /**
     * Creates the link; {@link #start} begins it.
     *
     * @param source connects
     * @param options deadlines and limits
     * @param events takes events
     * @param trace is shown all messages, null for none
     * @param changes is told what becomes of the link, in order; must not wait
     */
    public Link(
            TransportSource source,
            QmpOptions options,
            EventHub events,
            @Nullable Trace trace,
            Consumer<StateChange> changes) {
        this.changes = changes;
        this.source = source;
        this.options = options;
        this.events = events;
        this.trace = trace;
    }

    /** The peer's name. */
    public String peer() {
        return source.peer();
    }

    /** Begins to connect. The future completes when negotiated, or fails with a {@link QmpException}. */
    public CompletableFuture<QmpGreeting> start() {
        try {
            new DaemonThread("qmp-reader " + peer(), this::run).start();
        } catch (OutOfMemoryError e) {
            source.discard();
            finish(new QmpConnectException("no thread can be started to read from " + peer(), e));
        }
        return ready;
    }

    /** Where the client is in its life. */
    public QmpState state() {
        return state;
    }

    /** The greeting of the present or last connection; null before the first. */
    public @Nullable QmpGreeting greeting() {
        return greeting;
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
        Conversation present = usable;
        if (present != null) {
            return present;
        }
        boolean over = state == QmpState.CLOSED;
        throw new QmpClosedException(
                "'" + command + "' was not sent: the connection to " + peer()
                        + (over ? " is closed" : " was lost and is not there again yet"),
                over ? closed.getNow(null) : lastLoss,
                command,
                null,
                false);
    }

    /** Ends the link at once. */
    public void close() {
        Conversation open;
        Opening connecting;
        synchronized (lock) {
            closedOnPurpose = true;
            open = conversation;
            connecting = attempt;
        }
        // Before anything is closed: what the reader then finds is no loss.
        finish(null);
        closing.countDown();
        if (connecting != null) {
            connecting.abort();
        }
        if (open != null) {
            open.end(null);
        }
    }

    private void run() {
        QmpException cause;
        try {
            cause = connectAndRead();
            ReconnectPolicy policy = options.reconnect().orElse(null);
            if (policy != null && source.isRepeatable()) {
                cause = connectAgain(policy, cause);
            }
        } catch (Throwable e) {
            // Nobody else would tell that the client has ended.
            cause = new QmpClosedException("the reader of " + peer() + " has failed: " + e, e, null, null, false);
        }
        finish(cause);
    }

    private void finish(@Nullable QmpException loss) {
        QmpException cause;
        synchronized (lock) {
            if (finished) {
                return;
            }
            finished = true;
            cause = closedOnPurpose ? null : loss;
            usable = null;
            moveTo(QmpState.CLOSED, cause);
        }
        // First for those who ask why, then for those who are told.
        closed.complete(cause);
        events.end(cause);
        ready.completeExceptionally(
                cause == null ? new QmpClosedException(peer() + " was closed", null, null, null, false) : cause);
    }

    /** Only under the lock, so that changes are told in their order. */
    private void moveTo(QmpState next, @Nullable QmpException cause) {
        state = next;
        changes.accept(new StateChange(next, cause));
    }

    /** Connects again and again, as the policy says; returns why that is over. */
    private @Nullable QmpException connectAgain(ReconnectPolicy policy, @Nullable QmpException firstLoss) {
        QmpException cause = firstLoss;
        Backoff backoff = new Backoff(policy, ThreadLocalRandom.current());
        while (cause != null && negotiations() > 0) {
            QmpException loss = cause;
            lastLoss = loss;
            LOG.log(Level.INFO, () -> "connecting again, for " + loss.getMessage());
            if (closedWithin(backoff.next())) {
                return null;
            }
            int before = negotiations();
            cause = connectAndRead();
            if (negotiations() > before) {
                backoff = new Backoff(policy, ThreadLocalRandom.current());
            } else if (backoff.isOver()) {
                return cause;
            }
        }
        return cause;
    }

    private int negotiations() {
        synchronized (lock) {
            return negotiations;
        }
    }

    private boolean closedWithin(Duration delay) {
        try {
            return closing.await(Deadlines.nanos(delay), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody but a stranger interrupts this thread.
            LOG.log(Level.DEBUG, "interrupt of the reader ignored");
            return closing.getCount() == 0;
        }
    }

    /** One connection, from the attempt to its end; returns why it ended, null when it was closed on purpose. */
    private @Nullable QmpException connectAndRead() {
        Conversation opened;
        try {
            opened = converse(open());
        } catch (QmpException e) {
            return e;
        }
        boolean late;
        synchronized (lock) {
            attempt = null;
            conversation = opened;
            late = finished;
        }
        if (late) {
            opened.end(null);
        }
        CompletableFuture<@Nullable QmpException> negotiated = opened.negotiate()
                .handle((greeted, failure) -> {
                    if (failure == null) {
                        running(opened, greeted);
                        return null;
                    }
                    QmpException reason = negotiationFailure(failure);
                    opened.end(reason);
                    return reason;
                });
        // What the negotiation made of the end says more than the end itself.
        CompletableFuture<@Nullable QmpException> ended =
                opened.ended().thenCombine(negotiated, (cause, reason) -> reason == null ? cause : reason);
        // By whoever ends the connection: a transport may not let go of its reader.
        CompletableFuture<?> unused = ended.thenAccept(this::lost);
        opened.read();
        return ended.join();
    }

    private Conversation converse(QmpTransport transport) {
        try {
            return Conversation.on(transport, options, events, trace);
        } catch (Throwable e) {
            transport.close();
            throw e;
        }
    }

    private void running(Conversation negotiated, QmpGreeting greeted) {
        synchronized (lock) {
            if (finished) {
                return;
            }
            greeting = greeted;
            usable = negotiated;
            moveTo(QmpState.RUNNING, null);
            if (negotiations++ > 0) {
                // Last: who learns of the loss may ask the server what he has missed.
                events.disconnected();
            }
        }
        ready.complete(greeted);
    }

    /** A connection has ended: so has the link, unless it is made again. */
    private void lost(@Nullable QmpException cause) {
        synchronized (lock) {
            conversation = null;
            usable = null;
            boolean again =
                    cause != null && negotiations > 0 && options.reconnect().isPresent() && source.isRepeatable();
            if (finished || again) {
                if (state == QmpState.RUNNING) {
                    lastLoss = cause;
                    moveTo(QmpState.CONNECTING, cause);
                }
                return;
            }
        }
        finish(cause);
    }

    private QmpException negotiationFailure(Throwable failure) {
        Throwable cause = Deadlines.unwrapped(failure);
        return cause instanceof QmpException known
                ? known
                : new QmpClosedException("negotiating with " + peer() + " failed: " + cause, cause, null, null, false);
    }

    private QmpTransport open() {
        Opening opening = new Opening(source, options);
        boolean late;
        synchronized (lock) {
            attempt = opening;
            late = finished;
        }
        if (late) {
            opening.abort();
        }
        return opening.open();
    }
}
