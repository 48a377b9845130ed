package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.observe.ObservedWait;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.thread.Unclosed;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events of a client, in the order in which the server sent them, kept until they are taken.
 *
 * <p>Each subscription has its own queue: one that is not read holds up neither replies nor other subscriptions. A full
 * queue drops its oldest event; {@link #receive}, {@link #onGap} and {@link #listen} report where, {@link #dropped} how
 * many. After the connection has ended, the events in the queue can still be taken.
 *
 * <p>Thread-safe; each event goes to one of the threads that take events.
 *
 * @param <E> the type of the events
 */
public final class QmpSubscription<E> implements Iterable<E>, AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int MOST_AT_ONCE = 64;

    private final EventQueue queue;
    private final Decoder<E> decoder;
    private final Runnable closing;
    private final Dispatcher dispatcher;
    private final String peer;

    /** What it is for, as a part of a sentence; empty if that has no name. */
    private final String what;

    private volatile @Nullable Consumer<? super QmpDelivery.Gap<E>> gapConsumer;
    private volatile boolean closed;

    /** Makes of an event what the subscription is to give; null for nothing. */
    interface Decoder<E> {
        @Nullable
        E decode(EventQueue.Arrived event) throws FramingException;
    }

    QmpSubscription(
            EventQueue queue, Decoder<E> decoder, Runnable closing, Dispatcher dispatcher, String peer, String what) {
        this.queue = queue;
        this.decoder = decoder;
        this.closing = closing;
        this.dispatcher = dispatcher;
        this.peer = peer;
        this.what = what;
        Unclosed.watch(this, "a subscription to events of " + peer, queue::hasEnded);
    }

    /**
     * Takes the next event, skipping gaps.
     *
     * @param timeout how long to wait for one; zero to take only what is already there
     * @throws QmpTimeoutException if none comes in time
     * @throws QmpClosedException if the connection or the subscription has ended and the queue is empty
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public E next(Duration timeout) {
        // What is there needs no look at the clock.
        EventQueue.Entry entry = Thread.currentThread().isInterrupted() ? null : queue.poll();
        QmpDelivery<E> there = entry == null ? null : delivery(entry);
        return there instanceof QmpDelivery.Received<E> received ? received.event() : await(event -> true, timeout);
    }

    /**
     * Takes events until the test accepts one, skipping the others and gaps. When the time is up no further event is
     * tested, however many there are.
     *
     * @param test tests whether an event is the one to wait for
     * @param timeout how long to wait in all
     * @return the accepted event
     * @throws QmpTimeoutException if none comes in time
     * @throws QmpClosedException if the connection or the subscription has ended and the queue is empty
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public E await(Predicate<? super E> test, Duration timeout) {
        QmpDelivery<E> accepted = receive(
                delivery -> delivery instanceof QmpDelivery.Received<E> received && test.test(received.event()),
                timeout);
        return ((QmpDelivery.Received<E>) accepted).event();
    }

    /**
     * Takes the next event or gap.
     *
     * @param timeout how long to wait for one; zero to take only what is already there
     * @throws QmpTimeoutException if none comes in time
     * @throws QmpClosedException if the connection or the subscription has ended and the queue is empty
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public QmpDelivery<E> receive(Duration timeout) {
        return receive(delivery -> true, timeout);
    }

    private QmpDelivery<E> receive(Predicate<QmpDelivery<E>> filter, Duration timeout) {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        // Without a time to wait, what is there is looked through; else time is what counts, for events may keep
        // coming.
        int most = timeout.isZero() ? queue.size() : 1;
        for (int seen = 1; ; seen++) {
            EventQueue.Entry entry = take(deadline - System.nanoTime());
            if (entry == null) {
                throw queue.isExhausted() ? ended() : late(timeout);
            }
            QmpDelivery<E> delivery = delivery(entry);
            if (delivery != null && filter.test(delivery)) {
                return delivery;
            }
            if (seen >= most && System.nanoTime() - deadline >= 0) {
                throw late(timeout);
            }
        }
    }

    private EventQueue.@Nullable Entry take(long nanos) {
        ObservedWait wait = ObservedWait.isRecorded() && queue.isEmpty() ? ObservedWait.begin(peer) : null;
        EventQueue.Entry entry = null;
        try {
            entry = queue.take(nanos);
            return entry;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for an event", e, null, null);
        } finally {
            if (wait != null) {
                wait.end(entry != null);
            }
        }
    }

    private @Nullable QmpDelivery<E> delivery(EventQueue.Entry entry) {
        if (entry instanceof EventQueue.Missing gap) {
            return new QmpDelivery.Gap<>(gap.dropped(), gap.disconnected());
        }
        E event = decoded((EventQueue.Arrived) entry);
        return event == null ? null : new QmpDelivery.Received<>(event);
    }

    private @Nullable E decoded(EventQueue.Arrived event) {
        try {
            return decoder.decode(event);
        } catch (FramingException e) {
            // This has ended the connection, which the subscription reports after its events.
            LOG.log(Level.DEBUG, () -> event.name() + " of " + peer + " is not JSON", e);
            return null;
        }
    }

    private QmpClosedException ended() {
        QmpException cause = queue.cause();
        return new QmpClosedException(
                "no more events: " + (cause == null ? "the subscription or the client was closed" : cause.getMessage()),
                cause,
                null,
                null,
                false);
    }

    private QmpTimeoutException late(Duration timeout) {
        return new QmpTimeoutException(
                peer + " sent no such event" + (what.isEmpty() ? "" : " (" + what + ")") + " within "
                        + Deadlines.text(timeout),
                QmpTimeoutException.Awaited.EVENT,
                timeout,
                null,
                null,
                false);
    }

    /** How many events were dropped because the queue was full, since the start of the subscription. */
    public long dropped() {
        return queue.dropped();
    }

    /**
     * Iterates over the events as they come, skipping gaps; {@code hasNext} waits without a deadline, can be
     * interrupted as {@link #next} can, and is false when the connection or the subscription has ended and the queue is
     * empty.
     */
    @Override
    public Iterator<E> iterator() {
        return new Iterator<>() {
            private @Nullable E ahead;

            @Override
            public boolean hasNext() {
                while (ahead == null) {
                    EventQueue.Entry entry = take(Long.MAX_VALUE);
                    if (entry == null && queue.isExhausted()) {
                        return false;
                    }
                    if (entry instanceof EventQueue.Arrived arrived) {
                        ahead = decoded(arrived);
                    }
                }
                return true;
            }

            @Override
            public E next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException("no more events");
                }
                E event = ahead;
                ahead = null;
                return event;
            }
        };
    }

    /**
     * Hands events to a consumer from now on: in order and one at a time, on the executor of the client's options. What
     * the consumer throws is logged and has no other effect; while it is slow the queue may drop events, which
     * {@link #onGap} reports. Stops when the connection has ended and all events are handed over, or at {@link #close},
     * after which no further event is handed over.
     *
     * <pre>{@code
     * client.subscribe(BlockIoErrorEvent.class)
     *         .onGap(gap -> lookAtTheMachineItself())
     *         .onEvent(error -> log.warn(error.reason()));
     * }</pre>
     *
     * @param consumer receives them
     * @return this subscription, to be closed
     */
    public QmpSubscription<E> onEvent(Consumer<? super E> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        listen(delivery -> {
            if (closed) {
                return;
            }
            if (delivery instanceof QmpDelivery.Received<E> received) {
                consumer.accept(received.event());
            } else if (delivery instanceof QmpDelivery.Gap<E> gap) {
                Consumer<? super QmpDelivery.Gap<E>> gaps = gapConsumer;
                if (gaps != null) {
                    gaps.accept(gap);
                }
            }
        });
        return this;
    }

    /**
     * Reports the gaps between the events of {@link #onEvent} to a consumer, each in its place: where the queue dropped
     * events, and where the connection was lost and restored. Call it before {@code onEvent}; earlier gaps are not
     * reported.
     *
     * @param consumer receives the gaps
     * @return this subscription, to be closed
     */
    public QmpSubscription<E> onGap(Consumer<? super QmpDelivery.Gap<E>> consumer) {
        gapConsumer = Objects.requireNonNull(consumer, "consumer");
        return this;
    }

    /**
     * Hands events and gaps to a consumer, on the executor of the client's options; see {@link #listen(Executor,
     * Consumer)}.
     */
    public void listen(Consumer<? super QmpDelivery<E>> consumer) {
        start(dispatcher, consumer);
    }

    /**
     * Hands events and gaps to a consumer, in order and one at a time, from now on. What the consumer throws is logged
     * and has no other effect. A slow consumer only makes the queue drop events.
     *
     * @param executor runs the consumer
     * @param consumer receives them
     */
    public void listen(Executor executor, Consumer<? super QmpDelivery<E>> consumer) {
        start(task -> dispatcher.execute(executor, task), consumer);
    }

    private void start(Executor handing, Consumer<? super QmpDelivery<E>> consumer) {
        AtomicBoolean scheduled = new AtomicBoolean();
        Runnable[] drain = new Runnable[1];
        Runnable schedule = () -> {
            if (scheduled.compareAndSet(false, true)) {
                try {
                    handing.execute(drain[0]);
                } catch (Throwable e) {
                    // For lack of memory; the next event tries again.
                    scheduled.set(false);
                    throw e;
                }
            }
        };
        drain[0] = () -> {
            boolean more = true;
            try {
                more = deliver(consumer);
            } finally {
                scheduled.set(false);
                // Looked at again after the flag is down: an event that came in between has not scheduled anything.
                if (more || !queue.isEmpty()) {
                    schedule.run();
                }
            }
        };
        queue.onChange(schedule);
    }

    /** Hands over what is there, but leaves the executor to others after a while; true if more may be there. */
    private boolean deliver(Consumer<? super QmpDelivery<E>> consumer) {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            EventQueue.Entry entry = queue.poll();
            if (entry == null) {
                return false;
            }
            try {
                QmpDelivery<E> delivery = delivery(entry);
                if (delivery != null) {
                    consumer.accept(delivery);
                }
            } catch (Throwable e) {
                Warnings.log(() -> "a listener for events of " + peer + " failed", e);
            }
        }
        return true;
    }

    /** Ends the subscription, and {@link #onEvent} at once; the events in the queue can still be taken. */
    @Override
    public void close() {
        closed = true;
        closing.run();
    }
}
