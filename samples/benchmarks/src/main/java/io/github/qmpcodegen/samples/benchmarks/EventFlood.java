package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.samples.benchmarks.qmp.BlockJobCompletedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** An event of many that come at once, from the socket to the decoded data. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(EventFlood.EVENTS)
public class EventFlood {

    static final int EVENTS = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Contestants contestants = Contestants.connect(0, EVENTS);
    private final QmpSubscription<BlockJobCompletedEvent> events =
            contestants.client().subscribe(BlockJobCompletedEvent.class);
    private long id;

    /** Connects everybody. */
    public EventFlood() {}

    /** Disconnects everybody. */
    @TearDown
    public void disconnect() throws IOException {
        contestants.close();
    }

    /** A subscription, with room for all. */
    @Benchmark
    public void typed(Blackhole hole) {
        contestants.client().execute(EchoPeer.FLOOD);
        for (int i = 0; i < EVENTS; i++) {
            hole.consume(events.next(PATIENCE));
        }
    }

    /** The same bytes, without a look at them. */
    @Benchmark
    public void raw(Blackhole hole) throws IOException {
        contestants.raw().send(HandWritten.command(EchoPeer.FLOOD, ++id));
        for (int i = 0; i <= EVENTS; i++) {
            hole.consume(contestants.raw().receive());
        }
    }

    /** Written by hand, all in the calling thread. */
    @Benchmark
    public void jackson(Blackhole hole) throws IOException {
        contestants.sameThread().send(HandWritten.command(EchoPeer.FLOOD, ++id));
        for (int i = 0; i <= EVENTS; i++) {
            hole.consume(HandWritten.TRUSTING.message(contestants.sameThread().receiveLine()));
        }
    }
}
