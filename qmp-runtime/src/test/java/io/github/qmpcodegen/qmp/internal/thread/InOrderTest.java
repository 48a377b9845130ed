package io.github.qmpcodegen.qmp.internal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InOrderTest {
    private final LinkedBlockingQueue<Integer> seen = new LinkedBlockingQueue<>();

    private void executeTen(InOrder tasks) {
        for (int i = 0; i < 10; i++) {
            int number = i;
            tasks.execute(() -> {
                seen.add(number);
                throw new IllegalStateException("meant to fail");
            });
        }
    }

    private void assertTenWereRun() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            assertEquals(i, seen.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatAnExecutorRefusesIsRunWithTheNextTask() throws InterruptedException {
        Dispatcher dispatcher = new Dispatcher(null, "test");
        AtomicInteger refusals = new AtomicInteger(1);
        InOrder tasks = new InOrder(task -> {
            if (refusals.getAndDecrement() > 0) {
                throw new OutOfMemoryError("meant to fail");
            }
            dispatcher.execute(task);
        });
        try {
            tasks.execute(() -> seen.add(-1));
        } catch (OutOfMemoryError e) {
            assertEquals("meant to fail", e.getMessage());
        }
        executeTen(tasks);
        assertEquals(-1, seen.poll(20, TimeUnit.SECONDS));
        assertTenWereRun();
    }
}
