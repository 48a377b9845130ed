package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the operation when there is a reason to query the migration: an event of either machine, a gap between its
 * events, or the end of its connection. The contents of events are not used, because they may be out of date.
 */
final class MigrationEvents implements AutoCloseable {
    private static final String[] NAMES = {"MIGRATION", "MIGRATION_PASS", "STOP", "RESUME"};

    private final List<QmpSubscription<?>> subscriptions = new ArrayList<>();
    private final Semaphore news = new Semaphore(0);

    MigrationEvents(List<QmpClient> machines) {
        for (QmpClient each : machines) {
            QmpSubscription<?> subscription = each.subscribe(NAMES);
            subscriptions.add(subscription);
            subscription.listen(delivery -> news.release());
            CompletableFuture<?> unused = each.closed().whenComplete((nothing, cause) -> news.release());
        }
    }

    /** Waits for such a reason that came after the previous call, at most for that time. */
    void await(Duration most) {
        try {
            if (news.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
                // The caller queries the state after this, which covers all events so far.
                int unused = news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for an event of a migration", e, null, null);
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(QmpSubscription::close);
    }
}
