package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.time.Duration;

/** The waits between the attempts to connect again after one loss. For one thread. */
final class Backoff {
    private final ReconnectPolicy policy;
    private final long begun = System.nanoTime();
    private Duration next;

    Backoff(ReconnectPolicy policy) {
        this.policy = policy;
        next = policy.firstDelay();
    }

    /** How long to wait before the next attempt. */
    Duration next() {
        Duration delay = next;
        Duration doubled =
                delay.compareTo(policy.longestDelay().dividedBy(2)) < 0 ? delay.multipliedBy(2) : policy.longestDelay();
        next = doubled;
        return delay;
    }

    /** Whether the policy's patience is at its end. */
    boolean isOver() {
        return System.nanoTime() - begun > Deadlines.nanos(policy.patience());
    }
}
