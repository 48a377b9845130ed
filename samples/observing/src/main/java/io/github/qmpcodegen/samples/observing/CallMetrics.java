package io.github.qmpcodegen.samples.observing;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpObserver;
import io.github.qmpcodegen.qmp.QmpState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Feeds Micrometer: how long calls take and how they end, how often states change, how many events are dropped. */
public final class CallMetrics implements QmpObserver {
    private final MeterRegistry meters;

    /** Counts in a registry. */
    public CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Consumer<EndedCall> callBegan(BegunCall call) {
        return end -> Timer.builder("rpc.client.call.duration")
                .tag("rpc.system.name", "qmp")
                .tag("rpc.method", call.command())
                .tag("server.address", call.peer())
                // There always, for a meter has the same tags each time.
                .tag("error.type", end.outcome() == Outcome.SUCCESS ? "none" : CallSpans.errorType(end))
                .register(meters)
                .record(end.durationNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void stateChanged(QmpState state, String peer, @Nullable QmpException cause) {
        meters.counter("qmp.client.state.changes", "server.address", peer, "state", state.name())
                .increment();
    }

    @Override
    public void eventsDropped(String peer, long count) {
        meters.counter("qmp.client.events.dropped", "server.address", peer).increment((double) count);
    }
}
