package io.github.qmpcodegen.qmp.internal.process;

import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a process writes, on their way to a consumer: in order, one at a time. The process never waits for the
 * consumer: if it is slow the oldest lines are dropped, and a line that says how many takes their place.
 */
public final class OutputLines {
    private static final int CAPACITY = 1_024;
    private static final int LONGEST = 8 * 1024;

    private final Consumer<String> consumer;
    private final Executor executor;

    // Of the one that reads.
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private long missing;
    private boolean scheduled;

    /**
     * Creates an instance without lines.
     *
     * @param consumer receives the lines, decoded as UTF-8, without line terminators; long ones in pieces of 8 KiB
     * @param executor runs the consumer; must not wait
     */
    public OutputLines(Consumer<String> consumer, Executor executor) {
        this.consumer = consumer;
        this.executor = executor;
    }

    /** Takes what was read; for one thread. Never waits. */
    void written(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                end();
            } else {
                line.write(bytes[i]);
                if (line.size() == LONGEST) {
                    end();
                }
            }
        }
    }

    /** Learns that no more will come. */
    void ended() {
        if (line.size() > 0) {
            end();
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        add(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private void add(String text) {
        lock.lock();
        try {
            if (waiting.size() == CAPACITY) {
                waiting.removeFirst();
                missing++;
            }
            waiting.addLast(text);
            if (scheduled) {
                return;
            }
            scheduled = true;
        } finally {
            lock.unlock();
        }
        executor.execute(this::handOver);
    }

    private void handOver() {
        for (String next = next(); next != null; next = next()) {
            try {
                consumer.accept(next);
            } catch (Throwable e) {
                Warnings.log(() -> "a consumer of a process's output has failed", e);
            }
        }
    }

    private @Nullable String next() {
        lock.lock();
        try {
            if (missing > 0) {
                String notice = "[" + missing + " lines are missing: they came faster than the consumer took them]";
                missing = 0;
                return notice;
            }
            String next = waiting.pollFirst();
            scheduled = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
