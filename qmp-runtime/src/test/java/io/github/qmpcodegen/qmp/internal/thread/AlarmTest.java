package io.github.qmpcodegen.qmp.internal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final int MANY = 20_000;

    @Test
    void ringsInOrderWhileOthersAreRevoked() {
        StringBuilder rung = new StringBuilder();
        CompletableFuture<Void> last = new CompletableFuture<>();
        Alarm.after(Duration.ofSeconds(1), () -> {
            rung.append("c");
            last.complete(null);
        });
        Alarm.after(Duration.ofMillis(70), () -> rung.append("b"));
        Alarm.after(Duration.ofMillis(1), () -> rung.append("a"));
        for (int i = 0; i < MANY; i++) {
            Alarm.revocable(Duration.ofMillis(100), () -> rung.append("x")).cancel(false);
        }

        last.join();

        assertEquals("abc", rung.toString());
    }

    @Test
    void takesEveryDurationForALongTime() {
        assertEquals(Long.MAX_VALUE, Alarm.nanos(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals(Long.MAX_VALUE, Alarm.nanos(Duration.ofNanos(Long.MAX_VALUE)));
        assertEquals(Long.MAX_VALUE - 1, Alarm.nanos(Duration.ofNanos(Long.MAX_VALUE - 1)));
        assertEquals(-5, Alarm.nanos(Duration.ofNanos(-5)));
    }
}
