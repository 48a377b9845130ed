package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Has the commands of a connection that carry descriptors sent one after the other, each when the one before is answered.
 * QEMU has one place for the descriptors of a connection, and a command looks there when it is executed: descriptors that
 * come while it still waits for that would be taken for its own, and its own be closed. All other commands wait in the
 * {@link Outbox} while such a command is under way. Thread-safe.
 */
final class DescriptorTurns {
    private final Runnable release;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Turn> waiting = new ArrayDeque<>();
    private volatile @Nullable PendingCall current;
    private boolean ended;

    /** What is done when it is a command's turn. */
    private record Turn(PendingCall call, Descriptors descriptors, Runnable sending) {}

    /** @param release lets all other commands go on */
    DescriptorTurns(Runnable release) {
        this.release = release;
    }

    /**
     * Sends a command, now or in its turn.
     *
     * @param call the command
     * @param descriptors those that go with it, closed if it is not sent
     * @param sending sends it; must not wait
     */
    void send(PendingCall call, Descriptors descriptors, Runnable sending) {
        lock.lock();
        try {
            if (ended) {
                descriptors.close();
                return;
            }
            waiting.add(new Turn(call, descriptors, sending));
            if (current == null) {
                next();
            }
        } finally {
            lock.unlock();
        }
    }

    private void next() {
        Turn turn = waiting.poll();
        current = turn == null ? null : turn.call();
        if (turn != null) {
            // Under the lock: who gives the command up finds it waiting or sent.
            turn.sending().run();
        }
    }

    /** Forgets a command that waits for its turn. */
    void forget(PendingCall call) {
        lock.lock();
        try {
            waiting.removeIf(turn -> {
                boolean is = turn.call() == call;
                if (is) {
                    turn.descriptors().close();
                }
                return is;
            });
        } finally {
            lock.unlock();
        }
    }

    /** Lets all other commands go on though this one may be under way, for nobody waits for it any more. */
    void abandon(PendingCall call) {
        if (current == call) {
            release.run();
        }
    }

    /** Ends the turn of a command that will not be executed. */
    void pass(PendingCall call) {
        lock.lock();
        try {
            if (current == call && !ended) {
                release.run();
                next();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looks whether it was the answer to the command whose turn it is that came, though nobody may wait for it any more. */
    void answered(@Nullable JsonNode id) {
        PendingCall call = current;
        if (call == null) {
            return;
        }
        boolean late = id != null && id.isIntegralNumber() && call.id() != null && id.asLong(0) == call.id();
        if (late || (call.answer().isDone() && !call.answer().isCompletedExceptionally())) {
            pass(call);
        }
    }

    /** Sends nothing any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            waiting.forEach(turn -> turn.descriptors().close());
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }
}
