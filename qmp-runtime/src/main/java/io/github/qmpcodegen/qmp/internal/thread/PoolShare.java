package io.github.qmpcodegen.qmp.internal.thread;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that one of those who share a pool may have at a time, so that its tasks hold up those of others by no more
 * than their share.
 *
 * <p>When all of them wait and nothing has begun for a moment, threads from a small reserve begin with the newest task:
 * tasks that wait for each other wait, as a rule, for what was added last. Thread-safe.
 */
final class PoolShare implements Executor {
    private static final int RESERVE = 32;
    private static final Duration STALL = Duration.ofMillis(50);

    private final BoundedPool pool;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(2);
    private int running;
    private long begun;
    private boolean watched;

    /**
     * @param pool the pool
     * @param most how many threads at a time, the reserve apart
     */
    PoolShare(BoundedPool pool, int most) {
        this.pool = pool;
        this.most = most;
    }

    /** Runs a task in the pool. Never waits; never throws unless there is no memory. */
    @Override
    public void execute(Runnable task) {
        executeAll(List.of(task));
    }

    /** Has tasks run, each as if it were the only one; see {@link #execute}. */
    void executeAll(List<Runnable> tasks) {
        List<Runnable> now = new ArrayList<>(tasks.size());
        lock.lock();
        try {
            for (Runnable task : tasks) {
                if (running >= most) {
                    waiting.add(task);
                    watch();
                } else {
                    running++;
                    begun++;
                    now.add(inItsPlace(task));
                }
            }
        } finally {
            lock.unlock();
        }
        if (!now.isEmpty()) {
            pool.executeAll(now);
        }
    }

    /** A task that leaves its place to the next. */
    private Runnable inItsPlace(Runnable task) {
        return () -> {
            try {
                task.run();
            } finally {
                Runnable next = next();
                if (next != null) {
                    pool.execute(inItsPlace(next));
                }
            }
        };
    }

    /** The task that takes the place of one that has ended; null where none waits. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable next = running > most ? waiting.pollLast() : waiting.pollFirst();
            if (next == null) {
                running--;
            } else {
                begun++;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        if (!watched) {
            watched = true;
            long before = begun;
            Alarm.after(STALL, () -> look(before));
        }
    }

    /** Takes a thread of the reserve where nothing has begun since. */
    private void look(long before) {
        Runnable newest = null;
        lock.lock();
        try {
            watched = false;
            if (waiting.isEmpty()) {
                return;
            }
            if (begun == before && running < most + RESERVE) {
                newest = waiting.pollLast();
                running++;
                begun++;
            }
            watch();
        } finally {
            lock.unlock();
        }
        if (newest != null) {
            pool.execute(inItsPlace(newest));
        }
    }
}
