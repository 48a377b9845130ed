package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between the attempts to connect again after one loss, each drawn at random, so that clients which one server
 * has dropped together do not come back together. For one thread.
 */
final class Backoff {
    /** The longest wait is so many times the shortest. */
    private static final int SPREAD = 3;

    private final ReconnectPolicy policy;
    private final RandomGenerator random;
    private final long begun = System.nanoTime();
    private Duration longest;

    Backoff(ReconnectPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
        longest = shorter(policy.firstDelay(), SPREAD);
    }

    /** How long to wait before the next attempt, the last of which is made when the patience ends. */
    Duration next() {
        long most = Deadlines.nanos(longest);
        long least = most / SPREAD;
        longest = shorter(longest, 2);
        long drawn = least + (long) (random.nextDouble() * (most - least));
        return Duration.ofNanos(Math.max(0, Math.min(drawn, left())));
    }

    private long left() {
        return Deadlines.nanos(policy.patience()) - (System.nanoTime() - begun);
    }

    private Duration shorter(Duration delay, int factor) {
        return delay.compareTo(policy.longestDelay().dividedBy(factor)) < 0
                ? delay.multipliedBy(factor)
                : policy.longestDelay();
    }

    /** Whether the policy's patience is at its end. */
    boolean isOver() {
        return left() <= 0;
    }
}
