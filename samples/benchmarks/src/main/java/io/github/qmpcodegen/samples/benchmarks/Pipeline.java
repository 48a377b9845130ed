package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.samples.benchmarks.qmp.AsyncQemuCommands;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A command of 64 that are sent before the first reply is waited for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Pipeline.IN_FLIGHT)
public class Pipeline {

    static final int IN_FLIGHT = 64;

    private static final byte[] LINE = HandWritten.command("query-status", 1_000_000);

    private final Contestants contestants = Contestants.connect(0, 0);
    private final AsyncQemuCommands commands = new AsyncQemuCommands(contestants.client());

    /** Connects everybody. */
    public Pipeline() {}

    /** Disconnects everybody. */
    @TearDown
    public void disconnect() throws IOException {
        contestants.close();
    }

    /** The generated facade's asynchronous twin. */
    @Benchmark
    public CompletableFuture<?> typed() {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[IN_FLIGHT];
        for (int i = 0; i < IN_FLIGHT; i++) {
            calls[i] = commands.queryStatus();
        }
        return awaitAll(calls);
    }

    /** The same bytes, without a look at them. */
    @Benchmark
    public long raw() throws IOException {
        for (int i = 0; i < IN_FLIGHT; i++) {
            contestants.raw().send(LINE);
        }
        long bytes = 0;
        for (int i = 0; i < IN_FLIGHT; i++) {
            bytes += contestants.raw().receive();
        }
        return bytes;
    }

    /** Written by hand, with a reader thread. */
    @Benchmark
    public CompletableFuture<?> jacksonHandOff() throws IOException {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[IN_FLIGHT];
        for (int i = 0; i < IN_FLIGHT; i++) {
            calls[i] = contestants.handOff().send("query-status");
        }
        return awaitAll(calls);
    }

    private static CompletableFuture<?> awaitAll(CompletableFuture<?>... calls) {
        CompletableFuture<?> all = CompletableFuture.allOf(calls);
        all.join();
        return all;
    }
}
