package io.github.qmpcodegen.qmp.internal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final ReconnectPolicy POLICY =
            new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), QmpOptions.NO_TIMEOUT);

    /** Draws always the same. */
    private record Fixed(double nextDouble) implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }
    }

    private static List<Long> waits(ReconnectPolicy policy, RandomGenerator random) {
        Backoff backoff = new Backoff(policy, random);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            millis.add(backoff.next().toMillis());
        }
        return millis;
    }

    @Test
    void waitsGrowFromTheFirstDelayAndAreNeverLongerThanTheLongest() {
        assertEquals(List.of(100L, 200L, 333L, 333L, 333L), waits(POLICY, new Fixed(0)));
        assertEquals(List.of(300L, 600L, 1_000L, 1_000L, 1_000L), waits(POLICY, new Fixed(1)));
        ReconnectPolicy level =
                new ReconnectPolicy(Duration.ofMillis(300), Duration.ofMillis(300), QmpOptions.NO_TIMEOUT);
        assertEquals(List.of(100L, 100L, 100L, 100L, 100L), waits(level, new Fixed(0)));
        assertEquals(List.of(300L, 300L, 300L, 300L, 300L), waits(level, new Fixed(1)));
    }

    @Test
    void theLastAttemptIsMadeWhenThePatienceEnds() {
        ReconnectPolicy impatient =
                new ReconnectPolicy(Duration.ofSeconds(100), Duration.ofSeconds(100), Duration.ofSeconds(10));
        long first = waits(impatient, new Fixed(1)).get(0);
        assertTrue(first > 5_000 && first <= 10_000, () -> first + " ms");
        ReconnectPolicy over =
                new ReconnectPolicy(Duration.ofSeconds(100), Duration.ofSeconds(100), Duration.ofNanos(1));
        assertEquals(0, waits(over, new Fixed(1)).get(4));
    }

    @Test
    void waitsOfClientsAreSpreadEvenly() {
        Random random = new Random(1);
        int[] tenths = new int[10];
        for (int i = 0; i < 1_000; i++) {
            long nanos = new Backoff(POLICY, random).next().toNanos();
            tenths[(int) ((nanos - 100_000_000) / 20_000_000)]++;
        }
        for (int count : tenths) {
            assertTrue(count > 60 && count < 140, count + " of 1,000 in a tenth of the time");
        }
    }

    @Test
    void durationsOfAnyLengthAreWaits() {
        ReconnectPolicy patient =
                new ReconnectPolicy(QmpOptions.NO_TIMEOUT, QmpOptions.NO_TIMEOUT, QmpOptions.NO_TIMEOUT);
        assertTrue(new Backoff(patient, new Fixed(1)).next().toDays() > 36_500);
        assertTrue(new Backoff(
                                new ReconnectPolicy(Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofNanos(1)),
                                new Fixed(1))
                        .next()
                        .toNanos()
                <= 1);
    }
}
