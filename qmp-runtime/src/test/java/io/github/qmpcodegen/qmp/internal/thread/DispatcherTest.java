package io.github.qmpcodegen.qmp.internal.thread;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    void aTaskThatFailsCostsNoOther() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        dispatcher.execute(() -> {
            throw new IllegalStateException("meant to fail");
        });
        dispatcher.execute(done::countDown);
        dispatcher.execute(done::countDown);

        assertTrue(done.await(30, TimeUnit.SECONDS));
    }

    /** A log that fails, by reflection, because the module does not need that of the JDK. */
    private static void setFilter(Object logger, @Nullable Object filter) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.util.logging.Filter");
        logger.getClass().getMethod("setFilter", type).invoke(logger, filter);
    }

    @Test
    void aTaskWhoseFailureCannotBeLoggedCostsNoOther() throws Exception {
        Class<?> level = Class.forName("java.util.logging.Level");
        Object logger = Class.forName("java.util.logging.Logger")
                .getMethod("getLogger", String.class)
                .invoke(null, "io.github.qmpcodegen.qmp");
        Object before = logger.getClass().getMethod("getLevel").invoke(logger);
        logger.getClass()
                .getMethod("setLevel", level)
                .invoke(logger, level.getField("WARNING").get(null));
        CountDownLatch used = new CountDownLatch(1);
        setFilter(
                logger,
                Proxy.newProxyInstance(
                        DispatcherTest.class.getClassLoader(),
                        new Class<?>[] {Class.forName("java.util.logging.Filter")},
                        (proxy, method, arguments) -> {
                            used.countDown();
                            throw new IllegalStateException("meant to fail, too");
                        }));
        try {
            BoundedPool pool = new BoundedPool("dies", 1);
            CountDownLatch given = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            pool.execute(() -> {
                await(given);
                throw new IllegalStateException("meant to fail");
            });
            pool.execute(done::countDown);
            given.countDown();

            assertTrue(used.await(30, TimeUnit.SECONDS), "the failure is not logged");
            assertTrue(done.await(30, TimeUnit.SECONDS), "the second is not run");
        } finally {
            setFilter(logger, null);
            logger.getClass().getMethod("setLevel", level).invoke(logger, before);
        }
    }

    @Test
    void tasksOfOneThatAllWaitHoldUpNoOther() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try {
            for (int i = 0; i < 5_000; i++) {
                dispatcher.execute(() -> await(release));
            }
            CountDownLatch done = new CountDownLatch(100);
            for (int i = 0; i < 100; i++) {
                new Dispatcher(null, "another").execute(done::countDown);
            }

            assertTrue(done.await(30, TimeUnit.SECONDS), () -> done.getCount() + " were held up");
        } finally {
            release.countDown();
        }
    }

    /** In a pool of its own: what other tests leave behind waits a while for more. */
    @Test
    void manyTasksThatDoNotWaitNeedFewThreads() throws InterruptedException {
        int tasks = 10_000;
        BoundedPool pool = new BoundedPool("few", 256);
        CountDownLatch done = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            new PoolShare(pool, 1).execute(done::countDown);
        }

        assertTrue(done.await(30, TimeUnit.SECONDS), () -> done.getCount() + " were not run");
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("few"))
                .count();
        // One, but where the machine leaves that one waiting.
        assertTrue(threads >= 1 && threads <= 8, threads + " threads");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
