package io.github.qmpcodegen.qmp;

import java.time.Duration;

/**
 * How a client that has lost its connection tries to get another one. It negotiates again, sends nothing again, and
 * tells its subscriptions that events may be missing ({@link QmpDelivery.Gap}).
 *
 * <p>Each wait is drawn at random, from one to three times the delay: clients that were dropped together do not come back
 * together.
 *
 * @param firstDelay before the first attempt, at least; doubled after each that fails
 * @param longestDelay the longest wait; where three times the delay would be more, it is drawn from a third of this on
 * @param patience how long to go on, counted from the loss; {@link QmpOptions#NO_TIMEOUT} for ever
 */
public record ReconnectPolicy(Duration firstDelay, Duration longestDelay, Duration patience) {

    /**
     * Checks the durations.
     *
     * @param firstDelay before the first attempt
     * @param longestDelay the most that it grows to
     * @param patience how long to go on
     * @throws IllegalArgumentException if one is not positive
     */
    public ReconnectPolicy {
        for (Duration duration : new Duration[] {firstDelay, longestDelay, patience}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("a delay must be positive: " + duration);
            }
        }
    }

    /** Attempts from 100 to 300 ms after the loss, up to 5 s apart, for so long. */
    public static ReconnectPolicy lasting(Duration patience) {
        return new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(5), patience);
    }
}
