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
import io.github.qmpcodegen.qmp.internal.thread.Alarm;
import io.github.qmpcodegen.qmp.internal.thread.BlockingThread;
import io.github.qmpcodegen.qmp.internal.thread.BoundedPool;
import io.github.qmpcodegen.qmp.internal.thread.DaemonThreads;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.wire.Conversation;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.Trace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's connection over its lifetime: it is made, ends, and is made again if the options say so. Thread-safe. */
public final class Link {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    /** Where those connect again that nobody waits for. */
    private static final BoundedPool CONNECTING = new BoundedPool("qmp-connect", 64);

    private final TransportSource source;
    private final QmpOptions options;
    private final EventHub events;
    private final Dispatcher dispatcher;
    private final @Nullable Trace trace;
    private final Consumer<StateChange> changes;
    private final CompletableFuture<QmpGreeting> ready = new CompletableFuture<>();
    private final CompletableFuture<@Nullable QmpException> closed = new CompletableFuture<>();

    private final Object lock = new Object();
    private @Nullable Opening attempt;
    private @Nullable Conversation conversation;
    private @Nullable Backoff backoff;
    private @Nullable Future<?> nextAttempt;
    private boolean negotiatedBefore;
    private boolean closedOnPurpose;
    private boolean finished;

    // Written under the lock, read without it by every call.
    private volatile QmpState state = QmpState.CONNECTING;
    private volatile @Nullable Conversation usable;
    private volatile @Nullable QmpGreeting greeting;
    private volatile @Nullable QmpException lastLoss;

    /**
     * Creates the link, without connecting it.
     *
     * @param source makes connections
     * @param options deadlines and limits
     * @param events receives events
     * @param dispatcher completes calls
     * @param trace receives all messages, null for none
     * @param changes called with each change of state, in order; must not wait
     */
    public Link(
            TransportSource source,
            QmpOptions options,
            EventHub events,
            Dispatcher dispatcher,
            @Nullable Trace trace,
            Consumer<StateChange> changes) {
        this.changes = changes;
        this.source = source;
        this.options = options;
        this.events = events;
        this.dispatcher = dispatcher;
        this.trace = trace;
    }

    /** The peer's name. */
    public String peer() {
        return source.peer();
    }

    /**
     * Connects, in the running thread if it can be interrupted there. The future completes when negotiated, or fails
     * with a {@link QmpException}.
     *
     * @param negotiating whether the running thread, if it connects, also awaits the greeting and the negotiation,
     *     which saves two thread switches
     */
    public CompletableFuture<QmpGreeting> start(boolean negotiating) {
        if (!source.takesThread()) {
            connect(negotiating);
            return ready;
        }
        try {
            BlockingThread.of(readerName(), this::connect).start();
        } catch (OutOfMemoryError e) {
            source.discard();
            finish(new QmpConnectException("no thread can be started to read from " + peer(), e));
        }
        return ready;
    }

    private String readerName() {
        return "qmp-reader " + peer();
    }

    /** The client's state. */
    public QmpState state() {
        return state;
    }

    /** The greeting of the current or last connection; null before the first. */
    public @Nullable QmpGreeting greeting() {
        return greeting;
    }

    /**
     * Returns a future that completes when the link has ended for good, with the cause; with null if it was closed on
     * purpose.
     */
    public CompletableFuture<@Nullable QmpException> closed() {
        return closed;
    }

    /**
     * Returns the connection that commands go to.
     *
     * @param command the command in question
     * @throws QmpClosedException if there is currently none, or the link has ended
     */
    public Conversation conversation(String command) {
        Conversation present = usable;
        if (present != null) {
            return present;
        }
        boolean over = state == QmpState.CLOSED;
        throw new QmpClosedException(
                "'" + command + "' was not sent: the connection to " + peer()
                        + (over ? " is closed" : " was lost and is not restored yet"),
                loss(),
                command,
                null,
                false);
    }

    /** Whether there is a connection that commands go to. */
    public boolean isConnected() {
        return usable != null;
    }

    /**
     * Waits until there is a connection that commands go to.
     *
     * @return whether there is one; false if the link has ended, or the time is up
     */
    public boolean awaitConnected(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        synchronized (lock) {
            while (!isConnected() && state != QmpState.CLOSED) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            return isConnected();
        }
    }

    /** Why there is no connection; null if there is one, or it was closed on purpose. */
    public @Nullable QmpException loss() {
        return isConnected() ? null : state == QmpState.CLOSED ? closed.getNow(null) : lastLoss;
    }

    /** Ends the link at once. */
    public void close() {
        Conversation open;
        Opening connecting;
        Future<?> waiting;
        synchronized (lock) {
            closedOnPurpose = true;
            open = conversation;
            connecting = attempt;
            waiting = nextAttempt;
        }
        // Before anything is closed: what the reader then finds is no loss.
        finish(null);
        if (waiting != null) {
            waiting.cancel(false);
        }
        if (connecting != null) {
            connecting.abort();
        }
        if (open != null) {
            open.end(null);
        }
    }

    /** One attempt to connect. Its outcome is passed to {@link #lost} or {@link #running}; nothing is thrown. */
    private void connect() {
        connect(false);
    }

    private void connect(boolean negotiating) {
        try {
            converse(negotiating);
        } catch (QmpException e) {
            lost(e);
        } catch (Throwable e) {
            // Nothing else would report that the client has ended.
            finish(new QmpClosedException("the reader of " + peer() + " has failed: " + e, e, null, null, false));
        }
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
        // The cause is there before anybody is notified, and may ask for it.
        closed.complete(cause);
        events.end(cause);
        ready.completeExceptionally(
                cause == null ? new QmpClosedException(peer() + " was closed", null, null, null, false) : cause);
    }

    /** Only under the lock, so that changes are reported in their order. */
    private void moveTo(QmpState next, @Nullable QmpException cause) {
        state = next;
        lock.notifyAll();
        changes.accept(new StateChange(next, cause));
    }

    private void converse(boolean negotiating) {
        Conversation opened = on(open());
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
        // What the negotiation made of the end says more than the end itself. Reported in the thread that ends the
        // connection: a transport may not let go of its reader.
        CompletableFuture<?> unused = opened.ended()
                .thenCombine(negotiated, (cause, reason) -> reason == null ? cause : reason)
                .thenAccept(this::lost);
        if (negotiating) {
            opened.readUntil(negotiated);
        } else {
            opened.read();
        }
    }

    private Conversation on(QmpTransport transport) {
        try {
            return Conversation.on(transport, options, events, dispatcher, trace);
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
            backoff = null;
            moveTo(QmpState.RUNNING, null);
            if (negotiatedBefore) {
                // Last: who learns of the loss may ask the server what he has missed.
                events.disconnected();
            }
            negotiatedBefore = true;
        }
        ready.complete(greeted);
    }

    /** A connection has ended, or did not come about: so has the link, unless it is made again. */
    private void lost(@Nullable QmpException cause) {
        try {
            if (!connectsAgain(cause)) {
                finish(cause);
            }
        } catch (Throwable e) {
            // No memory, most likely; nothing else would report that the client has ended.
            finish(cause);
        }
    }

    private boolean connectsAgain(@Nullable QmpException cause) {
        ReconnectPolicy policy = options.reconnect().orElse(null);
        Duration delay;
        synchronized (lock) {
            attempt = null;
            conversation = null;
            usable = null;
            if (finished || cause == null || policy == null || !negotiatedBefore || !source.isRepeatable()) {
                return false;
            }
            if (backoff == null) {
                backoff = new Backoff(policy, ThreadLocalRandom.current());
            } else if (backoff.isOver()) {
                return false;
            }
            lastLoss = cause;
            if (state == QmpState.RUNNING) {
                moveTo(QmpState.CONNECTING, cause);
            }
            delay = backoff.next();
            nextAttempt = Alarm.revocable(delay, this::connectElsewhere);
        }
        LOG.log(Level.INFO, () -> "reconnecting, because " + cause.getMessage());
        return true;
    }

    /** Has an attempt made by a thread that may wait. */
    private void connectElsewhere() {
        if (source.takesThread()) {
            DaemonThreads.startBlocking(readerName(), this::connect);
        } else {
            CONNECTING.execute(this::connect);
        }
    }

    private QmpException negotiationFailure(Throwable failure) {
        Throwable cause = Deadlines.unwrapped(failure);
        return cause instanceof QmpException known
                ? known
                : new QmpClosedException("negotiating with " + peer() + " failed: " + cause, cause, null, null, false);
    }

    private QmpTransport open() {
        Opening opening = new Opening(source, options, "a monitor: -qmp PEER");
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
