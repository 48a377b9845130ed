package io.github.qmpcodegen.qmp.internal.watch;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What comes about one job or device: its events, and the answer to a question that the server is asked, in whichever
 * order. For one thread, which a slow answer does not keep from the events, nor events from the answer.
 */
public final class Lookout implements AutoCloseable {
    /** Only events about the one thing have their place here, so that this is many. */
    private static final int CAPACITY = 64;

    private final CallExecution calls;
    private final EventHub hub;
    private final String thing;
    private final EventQueue events;
    private final Semaphore news = new Semaphore(0);
    private CallExecution.@Nullable Question question;

    /** Whether the connection on which the server was asked is lost, and nothing has told of another one yet. */
    private boolean silent;

    /**
     * Begins to take events.
     *
     * @param hub has the events of the server
     * @param calls asks it
     * @param thing the job or device, in words
     * @param names of the events that may be about the thing
     * @param relevant tells by name and data which of these are; called by the reader
     */
    public Lookout(
            EventHub hub,
            CallExecution calls,
            String thing,
            Set<String> names,
            BiPredicate<String, JsonNode> relevant) {
        this.hub = hub;
        this.calls = calls;
        this.thing = thing;
        events = new EventQueue(CAPACITY, names::contains, relevant, () -> {});
        events.onChange(news::release);
        hub.add(events);
    }

    /** The next event or gap, if it is there. */
    public EventQueue.@Nullable Entry poll() {
        EventQueue.Entry entry = events.poll();
        silent &= entry == null;
        return entry;
    }

    /** Whether all is taken and no event will come any more. */
    public boolean hasEnded() {
        return events.isExhausted();
    }

    /** Why no event will come any more; null if the client or the watch was closed. */
    public @Nullable QmpException cause() {
        return events.cause();
    }

    /**
     * The loss of the connection while something happened to the thing.
     *
     * @param happening a verb with what belongs to it
     * @param cause what is known of why, null for nothing
     */
    public QmpClosedException lost(String happening, @Nullable QmpException cause) {
        return new QmpClosedException(
                "the connection was lost while " + thing + " " + happening
                        + (cause == null ? "" : ": " + cause.getMessage()),
                cause,
                null,
                null,
                false);
    }

    /**
     * Asks the server, unless it is being asked or there is no connection at present: when there is one again, a gap
     * among the events says so. Never waits.
     */
    public void ask(String command, @Nullable ObjectNode arguments) {
        if (question == null && !silent) {
            try {
                question = calls.ask(command, arguments);
                CompletableFuture<?> unused = question.answer().whenComplete((answer, failure) -> news.release());
            } catch (QmpClosedException e) {
                silent = true;
            }
        }
    }

    /** Whether the server is being asked. */
    public boolean isAsking() {
        return question != null;
    }

    /** The answer, if it has come; null too where the connection was lost meanwhile, and the events tell of that. */
    public WireMessage.@Nullable Answer takeAnswer() {
        CallExecution.Question asked = question;
        if (asked == null || !asked.answer().isDone()) {
            return null;
        }
        question = null;
        silent = asked.answer().isCompletedExceptionally();
        if (silent) {
            return null;
        }
        WireMessage.Answer answer = asked.answer().join();
        if (answer instanceof WireMessage.Return value) {
            try {
                JsonNode unused = value.value().tree();
            } catch (FramingException e) {
                // The connection has ended; what comes of that is told among the events.
                silent = true;
                return null;
            }
        }
        return answer;
    }

    /**
     * Looks again and again, whenever there may be an event or an answer, until something is found.
     *
     * @param look gives what it finds, null for nothing
     * @param timeout how long to go on
     * @param late what to throw when the time is over
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public <T> T await(Supplier<@Nullable T> look, Duration timeout, Supplier<QmpTimeoutException> late) {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        try {
            while (true) {
                T found = look.get();
                if (found != null) {
                    return found;
                }
                if (!news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw late.get();
                }
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for " + thing, e, null, null);
        } finally {
            stopAsking();
        }
    }

    /** Asks no longer: who waits next asks anew. */
    private void stopAsking() {
        if (question != null) {
            question.giveUp();
            question = null;
        }
    }

    @Override
    public void close() {
        stopAsking();
        hub.remove(events);
    }
}
