package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.samples.benchmarks.HandWritten.Message;
import io.github.qmpcodegen.samples.benchmarks.qmp.QemuCommands;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryBlockResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A reply of 5,000 drives, some 800 kB, over a UNIX socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LargeReply {

    private final Contestants contestants = Contestants.connect(5_000, 0);
    private final QemuCommands commands = new QemuCommands(contestants.client());
    private long id;

    /** Connects everybody. */
    public LargeReply() {}

    /** Disconnects everybody. */
    @TearDown
    public void disconnect() throws IOException {
        contestants.close();
    }

    /** The generated facade. */
    @Benchmark
    public List<QueryBlockResponse> typed() {
        return commands.queryBlock();
    }

    /** The same bytes, without a look at them. */
    @Benchmark
    public int raw() throws IOException {
        contestants.raw().send(HandWritten.command("query-block", ++id));
        return contestants.raw().receive();
    }

    /** Written by hand, all in the calling thread. */
    @Benchmark
    public Message jackson() throws IOException {
        contestants.sameThread().send(HandWritten.command("query-block", ++id));
        return HandWritten.TRUSTING.message(contestants.sameThread().receiveLine());
    }
}
