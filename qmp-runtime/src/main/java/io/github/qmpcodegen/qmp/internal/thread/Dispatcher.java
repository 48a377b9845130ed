package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs user code away from the threads that serve the connection: in threads that all clients share, of which each has
 * its share, or on the executor that the user chose. An executor may run a task in the thread that calls it, or block
 * that thread: unless it is known to do neither, it is called from threads that all clients share. What a task or an
 * executor throws is logged, and does not affect other tasks. Thread-safe.
 */
public final class Dispatcher implements Executor {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int MOST = 256;
    private static final int MOST_NESTED = 64;
    private static final int MOST_GATHERED = 64;

    // Four clients whose callbacks all wait do not hold up a fifth.
    private static final BoundedPool CALLBACKS = new BoundedPool("qmp-callback", 4 * MOST);
    private static final BoundedPool NESTED = new BoundedPool("qmp-callback", 4 * MOST_NESTED);
    private static final PoolShare HANDING_OVER =
            new PoolShare(new BoundedPool("qmp-handover", 2 * MOST_NESTED), MOST_NESTED);

    private final @Nullable Executor chosen;
    private final String peer;
    private final PoolShare threads = new PoolShare(CALLBACKS, MOST);
    private final PoolShare nested = new PoolShare(NESTED, MOST_NESTED);
    private final Executor gathering = this::gather;
    private final ReentrantLock lock = new ReentrantLock();

    /** What is to be handed over at the end of a read; null while there is none. */
    private @Nullable List<Runnable> gathered;

    /**
     * Creates the dispatcher; it uses threads while it has tasks, and none if an executor runs them.
     *
     * @param chosen the executor that runs tasks, null for the threads that all clients share
     * @param peer the peer's name, for the log
     */
    public Dispatcher(@Nullable Executor chosen, String peer) {
        this.chosen = chosen;
        this.peer = peer;
    }

    /**
     * Returns the executor on which a call completes that the running thread is about to make. A callback may wait for
     * the calls that it makes, so these complete in separate threads, because those of the callbacks may all be
     * waiting.
     */
    public Executor completing() {
        if (chosen != null) {
            return this;
        }
        return BoundedPool.isOfOne() ? nested : gathering;
    }

    /**
     * Called when a reader has something to complete: what completes from now on is handed over together, by
     * {@link #handOver}.
     */
    public void beginToGather() {
        lock.lock();
        try {
            if (gathered == null && chosen == null) {
                gathered = new ArrayList<>();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hands over what has completed. Never waits; can be repeated if there was no memory for it. */
    public void handOver() {
        lock.lock();
        try {
            if (gathered != null) {
                threads.executeAll(gathered);
                gathered = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void gather(Runnable task) {
        lock.lock();
        try {
            if (gathered != null) {
                gathered.add(task);
                if (gathered.size() >= MOST_GATHERED) {
                    threads.executeAll(gathered);
                    gathered = new ArrayList<>();
                }
                return;
            }
        } finally {
            lock.unlock();
        }
        threads.execute(task);
    }

    /** Runs a task. Never waits, never throws. */
    /**
     * Returns a user's future of an end: it completes when that has come, exceptionally if the end has a cause.
     *
     * @param end completes with the cause, null for none
     */
    public CompletableFuture<Void> futureOf(CompletableFuture<? extends @Nullable Throwable> end) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        CompletableFuture<?> unused = end.thenAccept(cause -> execute(() -> {
            if (cause == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(cause);
            }
        }));
        return result;
    }

    @Override
    public void execute(Runnable task) {
        execute(chosen, task);
    }

    /** Runs a task on the given executor. Never waits, never throws. */
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
            Supplier<String> refused =
                    () -> "the executor of " + peer + " does not accept tasks; running them elsewhere";
            if (e instanceof RejectedExecutionException) {
                LOG.log(Level.DEBUG, refused, e);
            } else {
                Warnings.log(refused, e);
            }
            threads.execute(task);
        }
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
                    Warnings.log(() -> "a task of " + peer + " failed", e);
                }
            }
        }
    }
}
