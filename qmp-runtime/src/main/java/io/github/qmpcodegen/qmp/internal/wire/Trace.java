package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTracer;
import io.github.qmpcodegen.qmp.QmpTracer.Direction;
import io.github.qmpcodegen.qmp.codec.SecretMask;
import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Passes messages to the tracer and the log, away from the connection's threads; a tracer that is too slow misses some,
 * and receives their number instead. Thread-safe.
 */
public final class Trace {
    private static final Logger WIRE = System.getLogger("io.github.qmpcodegen.qmp.wire");
    private static final int CAPACITY = 10_000;

    private final String peer;
    private final QmpTracer tracer;
    private final SecretMask mask;
    private final Executor executor;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Shown> waiting = new ArrayDeque<>();
    private long missed;
    private boolean scheduled;

    /** A message; its JSON, or the text of what is none. */
    private record Shown(Direction direction, @Nullable JsonNode message, String text) {}

    private Trace(String peer, QmpTracer tracer, SecretMask mask, Executor executor) {
        this.peer = peer;
        this.tracer = tracer;
        this.mask = mask;
        this.executor = executor;
    }

    /** Returns the trace that the options and the log ask for; null if neither does. */
    public static @Nullable Trace of(String peer, QmpOptions options, Executor executor) {
        Optional<QmpTracer> chosen = options.tracer();
        boolean logged = WIRE.isLoggable(Level.TRACE);
        if (chosen.isEmpty() && !logged) {
            return null;
        }
        QmpTracer tracer = (direction, name, text) -> {
            if (logged) {
                WIRE.log(Level.TRACE, () -> name + ' ' + direction + ' ' + text);
            }
            chosen.ifPresent(shown -> shown.trace(direction, name, text));
        };
        return new Trace(peer, tracer, options.secretMask(), executor);
    }

    /** Shows a message. Never waits. The message must not change any more. */
    void show(Direction direction, JsonNode message) {
        show(new Shown(direction, message, ""));
    }

    /** Shows the beginning of what is no message. Never waits. */
    void show(Direction direction, String text) {
        show(new Shown(direction, null, text));
    }

    private void show(Shown shown) {
        lock.lock();
        try {
            if (waiting.size() == CAPACITY) {
                missed++;
                return;
            }
            waiting.add(shown);
            if (scheduled) {
                return;
            }
            scheduled = true;
        } finally {
            lock.unlock();
        }
        executor.execute(this::showWaiting);
    }

    private void showWaiting() {
        while (true) {
            Shown next;
            long gap;
            lock.lock();
            try {
                next = waiting.poll();
                if (next == null && missed == 0) {
                    scheduled = false;
                    return;
                }
                gap = next == null ? missed : 0;
                missed = next == null ? 0 : missed;
            } finally {
                lock.unlock();
            }
            try {
                if (next == null) {
                    tracer.trace(Direction.MISSED, peer, gap + " messages");
                } else {
                    JsonNode message = next.message();
                    tracer.trace(
                            next.direction(),
                            peer,
                            message == null ? shown(next.text()) : JsonTrees.write(mask.apply(message)));
                }
            } catch (Throwable e) {
                Warnings.log(() -> "the tracer of " + peer + " failed", e);
            }
        }
    }

    /** What is no message cannot be masked member by member. */
    private String shown(String text) {
        return mask.mayConcern(text) ? SecretMask.MASK : text;
    }
}
