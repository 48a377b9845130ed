package io.github.qmpcodegen.qmp.internal.thread;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/** Runs tasks on an executor one at a time, in the order in which they were given. Thread-safe. */
public final class InOrder implements Executor {
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean scheduled;

    /** Creates an instance without tasks. */
    public InOrder(Executor executor) {
        this.executor = executor;
    }

    /** Runs a task after those given before. Never waits if the executor does not. */
    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            waiting.add(task);
            if (scheduled) {
                return;
            }
            scheduled = true;
        } finally {
            lock.unlock();
        }
        schedule();
    }

    private void schedule() {
        try {
            executor.execute(this::runNext);
        } catch (Throwable e) {
            // For lack of memory; the next task tries again.
            lock.lock();
            try {
                scheduled = false;
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    /** One task only: an executor of few threads has other work, too, and this may be what the next task waits for. */
    private void runNext() {
        try {
            take().run();
        } catch (Throwable e) {
            Warnings.log(() -> "a task has failed", e);
        }
        boolean more;
        lock.lock();
        try {
            more = !waiting.isEmpty();
            scheduled = more;
        } finally {
            lock.unlock();
        }
        if (more) {
            schedule();
        }
    }

    private Runnable take() {
        lock.lock();
        try {
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }
}
