package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What comes about one job or device: its events, and the answer to a question that the server is asked, in whichever
 * order. For one thread, which a slow answer does not keep from the events, nor events from the answer.
 */
final class Lookout implements AutoCloseable {
    /** Only events about the one thing have their place here, so that this is many. */
    private static final int CAPACITY = 64;

    private final QmpClient client;
    private final EventQueue events;
    private final Semaphore news = new Semaphore(0);
    private CallExecution.@Nullable Question question;

    /** Whether the connection on which the server was asked is lost, and nothing has told of another one yet. */
    private boolean silent;

    /**
     * Begins to take events.
     *
     * @param client of the server
     * @param relevant tells by name and data whether an event is about the thing; called by the reader
     */
    Lookout(QmpClient client, BiPredicate<String, JsonNode> relevant) {
        this.client = client;
        events = new EventQueue(CAPACITY, relevant);
        events.onChange(news::release);
        client.add(events);
    }

    /** The next event or gap, if it is there. */
    EventQueue.@Nullable Entry poll() {
        EventQueue.Entry entry = events.poll();
        silent &= entry == null;
        return entry;
    }

    /** Whether all is taken and no event will come any more. */
    boolean hasEnded() {
        return events.isExhausted();
    }

    /** Why no event will come any more; null if the client or the watch was closed. */
    @Nullable
    QmpException cause() {
        return events.cause();
    }

    /** The loss of the connection while something happened, with what is known of why. */
    static QmpClosedException lost(String happening, @Nullable QmpException cause) {
        return new QmpClosedException(
                "the connection was lost while " + happening + (cause == null ? "" : ": " + cause.getMessage()),
                cause,
                null,
                null,
                false);
    }

    /**
     * Asks the server, unless it is being asked or there is no connection at present: when there is one again, a gap
     * among the events says so. Never waits.
     */
    void ask(String command, @Nullable ObjectNode arguments) {
        if (question == null && !silent) {
            try {
                question = client.ask(command, arguments);
                CompletableFuture<?> unused = question.answer().whenComplete((answer, failure) -> news.release());
            } catch (QmpClosedException e) {
                silent = true;
            }
        }
    }

    /** Whether the server is being asked. */
    boolean isAsking() {
        return question != null;
    }

    /** The answer, if it has come; null too where the connection was lost meanwhile, and the events tell of that. */
    WireMessage.@Nullable Answer takeAnswer() {
        CallExecution.Question asked = question;
        if (asked == null || !asked.answer().isDone()) {
            return null;
        }
        question = null;
        silent = asked.answer().isCompletedExceptionally();
        return silent ? null : asked.answer().join();
    }

    /** Asks no longer: who waits next asks anew. */
    void stopAsking() {
        if (question != null) {
            question.giveUp();
            question = null;
        }
    }

    /**
     * Waits until there may be an event or an answer.
     *
     * @return false if the deadline, by the clock of {@link System#nanoTime}, comes first
     * @throws QmpInterruptedException if this thread is interrupted
     */
    boolean awaitNews(long deadline, String thing) {
        try {
            if (!news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            news.drainPermits();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for " + thing, e, null, null);
        }
    }

    @Override
    public void close() {
        stopAsking();
        client.remove(events);
    }
}
