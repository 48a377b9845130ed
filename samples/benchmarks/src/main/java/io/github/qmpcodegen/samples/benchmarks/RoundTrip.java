package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.samples.benchmarks.HandWritten.Message;
import io.github.qmpcodegen.samples.benchmarks.qmp.QemuCommands;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryStatusResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One command, from call to decoded reply, over a UNIX socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoundTrip {

    private static final byte[] LINE = HandWritten.command("query-status", 1_000_000);

    private final Contestants contestants = Contestants.connect(0, 0);
    private final QemuCommands commands = new QemuCommands(contestants.client());
    private long id;

    /** Connects everybody. */
    public RoundTrip() {}

    /** Disconnects everybody. */
    @TearDown
    public void disconnect() throws IOException {
        contestants.close();
    }

    /** The generated facade. */
    @Benchmark
    public QueryStatusResponse typed() {
        return commands.queryStatus();
    }

    /** The same bytes, without a look at them. */
    @Benchmark
    public int raw() throws IOException {
        contestants.raw().send(LINE);
        return contestants.raw().receive();
    }

    /** Written by hand, all in the calling thread. */
    @Benchmark
    public Message jackson() throws IOException {
        contestants.sameThread().send(HandWritten.command("query-status", ++id));
        return HandWritten.TRUSTING.message(contestants.sameThread().receiveLine());
    }

    /** Written by hand, with a reader thread. */
    @Benchmark
    public Message jacksonHandOff() throws IOException, InterruptedException, ExecutionException {
        return contestants.handOff().send("query-status").get();
    }
}
