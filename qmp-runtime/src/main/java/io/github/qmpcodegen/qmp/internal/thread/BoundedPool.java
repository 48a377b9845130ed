package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of threads for tasks that may wait, which come and go as needed.
 *
 * <p>A task that waits holds up no other while there are threads left. When all of them wait and nothing has begun for a
 * second, threads from a small reserve begin with the newest task: tasks that wait for each other wait, as a rule, for
 * what was added last. Thread-safe.
 */
public final class BoundedPool implements Executor {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int RESERVE = 32;
    private static final Duration STALL = Duration.ofSeconds(1);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String name;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int threads;
    private int idle;
    private int reserves;
    private long begun;
    private boolean closed;

    /** Whether a thread is on its way that has not looked for a task yet: one is enough, waking it takes a while. */
    private boolean coming;

    /** Whether the system has refused a thread and is to be asked again before long. */
    private boolean refused;

    private boolean watched;

    /**
     * Creates them; the first thread comes with the first task.
     *
     * @param name of the threads
     * @param most how many there are at most, the reserve apart
     */
    public BoundedPool(String name, int most) {
        this.name = name;
        this.most = most;
    }

    /** Whether the running thread is one of these, whoever has it. */
    static boolean isOneOfThem() {
        return Thread.currentThread() instanceof Marked;
    }

    /** A thread that can be told from others. */
    private static final class Marked extends DaemonThread {
        Marked(String name, Runnable work) {
            super(name, work);
        }
    }

    /** Has a task run. Never waits; never throws unless there is no memory. */
    @Override
    public void execute(Runnable task) {
        boolean another;
        lock.lock();
        try {
            waiting.add(task);
            another = summon();
        } finally {
            lock.unlock();
        }
        if (another) {
            start(false);
        }
    }

    /** Lets the threads end once they have done what is there; what is added later is still done. */
    void close() {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Makes sure that somebody looks for the tasks that wait; true if the caller is to start a thread. */
    private boolean summon() {
        if (waiting.isEmpty() || coming || refused) {
            return false;
        }
        if (idle > 0) {
            coming = true;
            added.signal();
            return false;
        }
        if (threads < most) {
            coming = true;
            threads++;
            return true;
        }
        watch();
        return false;
    }

    private void watch() {
        if (!watched) {
            watched = true;
            long before = begun;
            Alarm.after(STALL, () -> look(before));
        }
    }

    /** Sends a thread of the reserve where nothing has begun since. */
    private void look(long before) {
        boolean stalled;
        lock.lock();
        try {
            watched = false;
            if (waiting.isEmpty()) {
                return;
            }
            stalled = begun == before && reserves < RESERVE && !refused;
            if (stalled) {
                reserves++;
            }
            watch();
        } finally {
            lock.unlock();
        }
        if (stalled) {
            start(true);
        }
    }

    private void start(boolean reserve) {
        try {
            new Marked(name, () -> work(reserve)).start();
        } catch (OutOfMemoryError e) {
            refused(reserve);
            LOG.log(Level.WARNING, () -> "no thread can be started now for " + name + "; it is tried again", e);
        }
    }

    private void refused(boolean reserve) {
        lock.lock();
        try {
            leave(reserve);
            coming = false;
            refused = true;
        } finally {
            lock.unlock();
        }
        Alarm.after(DaemonThreads.RETRY, this::tryAgain);
    }

    private void tryAgain() {
        boolean another;
        lock.lock();
        try {
            refused = false;
            another = summon();
        } finally {
            lock.unlock();
        }
        if (another) {
            start(false);
        }
    }

    private void work(boolean reserve) {
        boolean another = false;
        try {
            boolean arriving = true;
            while (runNext(reserve, arriving)) {
                arriving = false;
            }
        } finally {
            lock.lock();
            try {
                leave(reserve);
                // A task may have come since this thread looked.
                another = summon();
            } finally {
                lock.unlock();
            }
        }
        if (another) {
            start(false);
        }
    }

    private void leave(boolean reserve) {
        if (reserve) {
            reserves--;
        } else {
            threads--;
        }
    }

    private @Nullable Runnable next(boolean reserve, boolean arriving) {
        boolean another;
        Runnable task;
        lock.lock();
        try {
            if (arriving && !reserve) {
                coming = false;
            }
            awaitTask(reserve ? 0 : IDLE_NANOS);
            task = reserve ? waiting.pollLast() : waiting.pollFirst();
            if (task == null) {
                return null;
            }
            begun++;
            // This task may wait; those behind it must not.
            another = summon();
        } finally {
            lock.unlock();
        }
        if (another) {
            start(false);
        }
        return task;
    }

    private void awaitTask(long nanos) {
        long left = nanos;
        while (waiting.isEmpty() && !closed && left > 0) {
            idle++;
            try {
                left = added.awaitNanos(left);
            } catch (InterruptedException e) {
                // Left behind by a task; it means nothing here.
                LOG.log(Level.DEBUG, "interrupt of a callback thread ignored");
            } finally {
                idle--;
                coming = false;
            }
        }
    }

    /** Runs a task, which this thread does not hold any more when it waits for the next one. */
    private boolean runNext(boolean reserve, boolean arriving) {
        Runnable task = next(reserve, arriving);
        if (task == null) {
            return false;
        }
        try {
            task.run();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, () -> "a task of " + name + " failed", e);
        }
        return true;
    }
}
