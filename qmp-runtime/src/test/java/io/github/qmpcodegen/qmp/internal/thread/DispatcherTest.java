package io.github.qmpcodegen.qmp.internal.thread;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DispatcherTest {

    private final Dispatcher dispatcher = new Dispatcher(null, "test");

    @Test
    void tasksThatWaitHoldUpNoOthers() throws InterruptedException {
        int tasks = 200;
        CountDownLatch all = new CountDownLatch(tasks);
        CountDownLatch ended = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            // Each waits until all have begun.
            dispatcher.execute(() -> {
                all.countDown();
                await(all);
                ended.countDown();
            });
        }

        assertTrue(ended.await(30, TimeUnit.SECONDS), () -> all.getCount() + " have not begun");
    }

    @Test
    void everyTaskOfManyThreadsIsRun() throws InterruptedException {
        int tasks = 20_000;
        CountDownLatch done = new CountDownLatch(4 * tasks);
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                        for (int j = 0; j < tasks; j++) {
                            dispatcher.execute(done::countDown);
                        }
                    })
                    .start();
        }

        assertTrue(done.await(30, TimeUnit.SECONDS), () -> done.getCount() + " were not run");
    }

    @Test
    void aTaskThatFailsOrComesAfterTheEndCostsNoOther() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        dispatcher.execute(() -> {
            throw new IllegalStateException("meant to fail");
        });
        dispatcher.execute(done::countDown);
        dispatcher.close();
        dispatcher.execute(done::countDown);

        assertTrue(done.await(30, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
