package io.github.qmpcodegen.qmp.internal.link;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hands tasks to the executor that the user chose, from a thread of its own: an executor may run tasks in the thread
 * that calls it, or make that thread wait, and neither may happen to a reader. The JDK's own executor does neither and
 * is called directly. Thread-safe.
 */
public final class Dispatcher implements Executor {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final long IDLE_SECONDS = 10;

    private final Executor trusted = new CompletableFuture<Void>().defaultExecutor();
    private final Executor chosen;
    private final String peer;
    private final ThreadPoolExecutor hands;

    /**
     * Creates the dispatcher; its thread exists while there are tasks that need it.
     *
     * @param chosen where tasks run
     * @param peer for the thread's name
     */
    public Dispatcher(Executor chosen, String peer) {
        this.chosen = chosen;
        this.peer = peer;
        hands = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "qmp-dispatcher " + peer);
            thread.setDaemon(true);
            return thread;
        });
        hands.allowCoreThreadTimeOut(true);
    }

    /** Has a task run. Never waits, never throws. */
    @Override
    public void execute(Runnable task) {
        execute(chosen, task);
    }

    /** Has a task run by an executor of its own. Never waits, never throws. */
    public void execute(Executor executor, Runnable task) {
        if (executor == trusted) {
            trusted.execute(task);
            return;
        }
        try {
            hands.execute(() -> handOver(executor, task));
        } catch (RejectedExecutionException e) {
            // Closed; a future that is asked of a closed client must complete all the same.
            trusted.execute(() -> handOver(executor, task));
        }
    }

    private void handOver(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, () -> "the executor of " + peer + " refuses tasks; run elsewhere", e);
            trusted.execute(task);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "a task of " + peer + " failed", e);
        }
    }

    /** Lets the thread end once it has done what is there. */
    public void close() {
        hands.shutdown();
    }
}
