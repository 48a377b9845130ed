package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The requests that a server has received, in order. Thread-safe. */
final class RequestLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final List<ReceivedRequest> requests = new ArrayList<>();

    void add(ReceivedRequest request) {
        lock.lock();
        try {
            requests.add(request);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<ReceivedRequest> all() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /** The first request of a command, waiting for it if it has not come. */
    ReceivedRequest await(String command, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            for (int i = 0; true; i++) {
                while (i == requests.size()) {
                    if (left <= 0) {
                        throw new IllegalStateException("no client has sent '" + command + "' within "
                                + patience.toSeconds() + " s, but "
                                + requests.stream()
                                        .map(ReceivedRequest::command)
                                        .toList());
                    }
                    left = added.awaitNanos(left);
                }
                if (requests.get(i).command().equals(command)) {
                    return requests.get(i);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for '" + command + "'", e);
        } finally {
            lock.unlock();
        }
    }
}
