package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of threads for tasks that may wait, which come and go as needed: the first at once, another one when
 * tasks have waited for a while, and as many again when none has started meanwhile, because then all threads are
 * waiting. So tasks that do not wait need few threads, however many there are. Thread-safe.
 */
public final class BoundedPool implements Executor {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final Duration PATIENCE = Duration.ofMillis(10);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String name;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    /** Those that take tasks, without those that are still starting. */
    private final Set<Thread> workers = new HashSet<>();

    private int threads;
    private int idle;
    private long begun;

    /** How many threads were started and have not looked for a task yet. */
    private int starting;

    /** Whether a thread was woken and has not looked for a task yet: one is enough, waking it takes a while. */
    private boolean waking;

    /** Whether the system has refused a thread and is to be asked again before long. */
    private boolean refused;

    private boolean watched;

    /**
     * Creates the pool; the first thread comes with the first task.
     *
     * @param name the name of the threads
     * @param most the maximum number of threads
     */
    public BoundedPool(String name, int most) {
        this.name = name;
        this.most = most;
    }

    /** Whether the running thread is one of a pool, whichever that is. */
    static boolean isOfOne() {
        return Thread.currentThread() instanceof Marked;
    }

    /** Marks the threads of pools; see {@link #isOfOne}. */
    private static final class Marked extends DaemonThread {
        Marked(String name, Runnable work) {
            super(name, work);
        }
    }

    /** Runs a task in one of the threads. Never waits; never throws unless there is no memory. */
    @Override
    public void execute(Runnable task) {
        executeAll(List.of(task));
    }

    /** Has tasks run, each as if it were the only one; see {@link #execute}. */
    void executeAll(List<Runnable> tasks) {
        boolean another;
        lock.lock();
        try {
            waiting.addAll(tasks);
            another = summon();
        } finally {
            lock.unlock();
        }
        if (another) {
            start();
        }
    }

    /** Makes sure that somebody looks for the tasks that wait; true if the caller is to start a thread. */
    private boolean summon() {
        if (waiting.isEmpty() || starting > 0 || waking || refused) {
            return false;
        }
        if (idle > 0) {
            waking = true;
            added.signal();
            return false;
        }
        if (threads == 0) {
            starting = 1;
            threads = 1;
            return true;
        }
        watch();
        return false;
    }

    private void watch() {
        if (!watched && threads < most) {
            watched = true;
            long before = begun;
            long known = begun + waiting.size();
            Alarm.after(PATIENCE, () -> look(before, known));
        }
    }

    /** Adds threads where tasks that waited then still do. */
    private void look(long begunBefore, long knownBefore) {
        int more = 0;
        lock.lock();
        try {
            watched = false;
            if (waiting.isEmpty() || refused) {
                return;
            }
            if (begun < knownBefore && starting == 0) {
                // Where all processors have work, others take their turn soon enough, unless the work waits in native
                // code.
                int needed = begun == begunBefore && !areProcessorsBusy() ? Math.max(1, threads) : 1;
                more = Math.min(Math.min(needed, waiting.size()), most - threads);
                threads += more;
                starting = more;
            }
            watch();
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < more; i++) {
            start();
        }
    }

    private boolean areProcessorsBusy() {
        long running = workers.stream()
                .filter(worker -> worker.getState() == Thread.State.RUNNABLE)
                .count();
        return running >= Runtime.getRuntime().availableProcessors();
    }

    private void start() {
        try {
            new Marked(name, this::work).start();
        } catch (OutOfMemoryError e) {
            refused();
            Warnings.log(() -> "no thread can be started now for " + name + "; trying again", e);
        }
    }

    private void refused() {
        boolean first;
        lock.lock();
        try {
            threads--;
            starting--;
            first = !refused;
            refused = true;
        } finally {
            lock.unlock();
        }
        if (first) {
            Alarm.after(DaemonThreads.RETRY, this::tryAgain);
        }
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
            start();
        }
    }

    private void work() {
        try {
            boolean arriving = true;
            while (runNext(arriving)) {
                arriving = false;
            }
        } finally {
            boolean another;
            lock.lock();
            try {
                threads--;
                workers.remove(Thread.currentThread());
                // A task may have come since this thread looked.
                another = summon();
            } finally {
                lock.unlock();
            }
            // Also when this one dies, for lack of memory.
            if (another) {
                start();
            }
        }
    }

    private @Nullable Runnable next(boolean arriving) {
        lock.lock();
        try {
            if (arriving) {
                starting--;
                workers.add(Thread.currentThread());
            }
            awaitTask();
            Runnable task = waiting.pollFirst();
            if (task != null) {
                begun++;
                // This task may wait; those behind it must not.
                summon();
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    private void awaitTask() {
        long left = IDLE_NANOS;
        while (waiting.isEmpty() && left > 0) {
            idle++;
            try {
                left = added.awaitNanos(left);
            } catch (InterruptedException e) {
                // Left behind by a task; it means nothing here.
                LOG.log(Level.DEBUG, "interrupt of a thread of a pool ignored");
            } finally {
                idle--;
                waking = false;
            }
        }
    }

    /** Runs a task, which this thread does not hold any more when it waits for the next one. */
    private boolean runNext(boolean arriving) {
        Runnable task = next(arriving);
        if (task == null) {
            return false;
        }
        try {
            task.run();
        } catch (Throwable e) {
            Warnings.log(() -> "a task of " + name + " failed", e);
        }
        return true;
    }
}
