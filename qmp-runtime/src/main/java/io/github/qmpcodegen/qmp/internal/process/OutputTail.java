package io.github.qmpcodegen.qmp.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The end of what a process writes: all of it is read, by a thread of its own, and the last part is kept. Thread-safe. */
final class OutputTail {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int CAPACITY = 4_000;

    private final byte[] kept = new byte[CAPACITY];
    private long written;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    private final @Nullable OutputLines lines;

    private OutputTail(@Nullable OutputLines lines) {
        this.lines = lines;
    }

    /** Reads until the stream ends, and passes on what is read where somebody wants its lines. */
    static OutputTail of(InputStream output, String name, @Nullable OutputLines lines) {
        OutputTail tail = new OutputTail(lines);
        Thread reader = new Thread(() -> tail.read(output), name);
        reader.setDaemon(true);
        reader.start();
        return tail;
    }

    private void read(InputStream output) {
        byte[] buffer = new byte[8 * 1024];
        try (output) {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                keep(buffer, count);
                if (lines != null) {
                    lines.written(buffer, count);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the end of a process's output", e);
        } finally {
            if (lines != null) {
                lines.ended();
            }
            finished.complete(null);
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        for (int i = Math.max(0, count - CAPACITY); i < count; i++) {
            kept[(int) ((written + i) % CAPACITY)] = bytes[i];
        }
        written += count;
    }

    /** Waits until the output has ended, but not longer: a child of the process may hold it open. */
    void awaitEnd(Duration patience) {
        try {
            finished.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "a process's output continues after its end");
        }
    }

    /** The text, from the first whole character that is kept. */
    synchronized String text() {
        int length = (int) Math.min(written, CAPACITY);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = kept[(int) ((written - length + i) % CAPACITY)];
        }
        int start = 0;
        while (written > CAPACITY && start < length && (bytes[start] & 0xC0) == 0x80) {
            start++;
        }
        return new String(bytes, start, length - start, StandardCharsets.UTF_8).strip();
    }
}
