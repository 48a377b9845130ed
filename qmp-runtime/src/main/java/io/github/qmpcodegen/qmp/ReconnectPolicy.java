package io.github.qmpcodegen.qmp;

import java.time.Duration;

/**
 * How a client that has lost its connection reconnects. It negotiates again, does not resend any commands, and informs
 * its subscriptions that events may be missing ({@link QmpDelivery.Gap}).
 *
 * <p>Each wait is random, from one to three times the delay, so that clients that were dropped together do not come
 * back together.
 *
 * @param firstDelay the shortest wait before the first attempt; doubled after each failed one
 * @param longestDelay the longest wait; if three times the delay would exceed it, the wait is from a third of this to
 *     this
 * @param patience how long to go on, counted from the loss; {@link QmpOptions#NO_TIMEOUT} for forever
 */
public record ReconnectPolicy(Duration firstDelay, Duration longestDelay, Duration patience) {

    /**
     * Checks the durations.
     *
     * @param firstDelay the shortest wait before the first attempt
     * @param longestDelay the longest wait
     * @param patience how long to go on, counted from the loss
     * @throws IllegalArgumentException if one is not positive
     */
    public ReconnectPolicy {
        for (Duration duration : new Duration[] {firstDelay, longestDelay, patience}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("delays and patience must be positive: " + duration);
            }
        }
    }

    /** Returns a policy that keeps trying for this long: first 100 to 300 ms after the loss, then up to 5 s apart. */
    public static ReconnectPolicy lasting(Duration patience) {
        return new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(5), patience);
    }
}
