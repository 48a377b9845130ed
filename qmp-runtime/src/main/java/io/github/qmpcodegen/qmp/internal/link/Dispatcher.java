package io.github.qmpcodegen.qmp.internal.link;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs the user's code away from the threads that serve the connection: in threads of its own, or by the executor that
 * the user chose, which is called from those threads too, for it may run a task in the thread that calls it or make that
 * thread wait. A task never waits for another to end. Thread-safe.
 */
public final class Dispatcher implements Executor {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final long IDLE_SECONDS = 5;

    private final @Nullable Executor chosen;
    private final String peer;
    private final ThreadPoolExecutor threads;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** Whether a thread is on its way that has not looked for a task yet: one is enough, waking it takes a while. */
    private final AtomicBoolean coming = new AtomicBoolean();

    /**
     * Creates the dispatcher; it has threads while it has tasks.
     *
     * @param chosen where tasks run, null for the dispatcher's own threads
     * @param peer for the threads' names
     */
    public Dispatcher(@Nullable Executor chosen, String peer) {
        this.chosen = chosen;
        this.peer = peer;
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "qmp-callback " + peer);
        thread.setDaemon(true);
        return thread;
    }

    /** Has a task run. Never waits, never throws. */
    @Override
    public void execute(Runnable task) {
        execute(chosen, task);
    }

    /** Has a task run by an executor of its own. Never waits, never throws. */
    public void execute(@Nullable Executor executor, Runnable task) {
        waiting.add(executor == null ? task : () -> handOver(executor, task));
        summon();
    }

    private void summon() {
        if (!coming.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException e) {
            // Closed; what is still asked of a closed client must be answered all the same.
            thread(this::work).start();
        }
    }

    private void work() {
        // Before looking: who adds a task from now on summons another thread.
        coming.set(false);
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            if (!waiting.isEmpty()) {
                // This task may wait; those behind it must not.
                summon();
            }
            run(task);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "a task of " + peer + " failed", e);
        }
    }

    private void handOver(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, () -> "the executor of " + peer + " refuses tasks; run elsewhere", e);
            task.run();
        }
    }

    /** Lets the threads end once they have done what is there. */
    public void close() {
        threads.shutdown();
    }
}
