package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs the user's code away from the threads that serve the connection: in threads of the client, or by the executor
 * that the user chose. An executor may run a task in the thread that calls it, or make that thread wait: unless it is
 * known to do neither it is called from threads that all clients share. Whatever a task or an executor throws is logged,
 * and costs no other task anything. Thread-safe.
 */
public final class Dispatcher implements Executor {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int MOST = 256;
    private static final int MOST_NESTED = 64;
    private static final BoundedPool HANDING_OVER = new BoundedPool("qmp-handover", MOST_NESTED);

    private final @Nullable Executor chosen;
    private final String peer;
    private final BoundedPool threads;
    private final BoundedPool nested;

    /**
     * Creates the dispatcher; it has threads while it has tasks, and none where an executor takes them.
     *
     * @param chosen where tasks run, null for the dispatcher's own threads
     * @param peer for the threads' names
     */
    public Dispatcher(@Nullable Executor chosen, String peer) {
        this.chosen = chosen;
        this.peer = peer;
        threads = new BoundedPool("qmp-callback " + peer, MOST);
        nested = new BoundedPool("qmp-callback " + peer, MOST_NESTED);
    }

    /**
     * Where a call is to complete that the running thread is about to make. A callback may wait for the calls that it
     * makes: so these complete in threads of their own, for those of the callbacks may all be waiting.
     */
    public Executor completing() {
        return chosen == null && BoundedPool.isOneOfThem() ? nested : this;
    }

    /** Has a task run. Never waits, never throws. */
    @Override
    public void execute(Runnable task) {
        execute(chosen, task);
    }

    /** Has a task run by an executor of its own. Never waits, never throws. */
    public void execute(@Nullable Executor executor, Runnable task) {
        if (executor == null) {
            threads.execute(task);
        } else if (neverWaits(executor)) {
            handOver(executor, new Once(task));
        } else {
            HANDING_OVER.execute(() -> handOver(executor, new Once(task)));
        }
    }

    /** Whether calling the executor is known to be a matter of moments, and to run nothing in the calling thread. */
    private static boolean neverWaits(Executor executor) {
        return executor.getClass() == ForkJoinPool.class
                || (executor.getClass() == ThreadPoolExecutor.class
                        && executor instanceof ThreadPoolExecutor pool
                        && isOfTheJdk(pool.getQueue())
                        && isOfTheJdk(pool.getThreadFactory())
                        && isOfTheJdk(pool.getRejectedExecutionHandler())
                        && !(pool.getRejectedExecutionHandler() instanceof CallerRunsPolicy));
    }

    private static boolean isOfTheJdk(Object part) {
        return part.getClass().getName().startsWith("java.util.concurrent.");
    }

    private void handOver(Executor executor, Once task) {
        try {
            executor.execute(task);
        } catch (Throwable e) {
            // Whether it has taken the task all the same cannot be known.
            LOG.log(
                    e instanceof RejectedExecutionException ? Level.DEBUG : Level.WARNING,
                    () -> "the executor of " + peer + " does not take tasks; run elsewhere",
                    e);
            threads.execute(task);
        }
    }

    /** Lets the threads end once they have done what is there. */
    public void close() {
        threads.close();
        nested.close();
    }

    /** A task that is run by the first that gets to it, and fails towards nobody. */
    private final class Once implements Runnable {
        private final Runnable task;
        private final AtomicBoolean begun = new AtomicBoolean();

        Once(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                try {
                    task.run();
                } catch (Throwable e) {
                    LOG.log(Level.WARNING, () -> "a task of " + peer + " failed", e);
                }
            }
        }
    }
}
