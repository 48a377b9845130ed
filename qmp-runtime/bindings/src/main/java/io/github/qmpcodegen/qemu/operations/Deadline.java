package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;

/**
 * A moment by which something must be done.
 *
 * @param nanoTime the moment, in the measure of {@link System#nanoTime}
 */
record Deadline(long nanoTime) {
    private static final Duration MOMENT = Duration.ofMillis(1);

    static Deadline in(Duration time) {
        try {
            return new Deadline(System.nanoTime() + time.toNanos());
        } catch (ArithmeticException e) {
            // Longer than anybody waits.
            return new Deadline(System.nanoTime() + (Long.MAX_VALUE >> 1));
        }
    }

    /**
     * Checks how long something may take.
     *
     * @throws IllegalArgumentException if that is not positive
     */
    static void requirePositive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + time);
        }
    }

    private long nanosLeft() {
        return nanoTime - System.nanoTime();
    }

    boolean isOver() {
        return nanosLeft() <= 0;
    }

    /** How much time is left, at least a moment: no wait takes less. */
    Duration left() {
        Duration left = Duration.ofNanos(nanosLeft());
        return left.compareTo(MOMENT) < 0 ? MOMENT : left;
    }

    Deadline orLater(Deadline other) {
        return nanoTime - other.nanoTime > 0 ? this : other;
    }
}
