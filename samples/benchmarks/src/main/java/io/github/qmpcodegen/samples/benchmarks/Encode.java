package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.benchmarks.qmp.BlockSetIoThrottleRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The bytes of a command's seven arguments, without a connection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Encode {

    private long limit;

    /** Begins. */
    public Encode() {}

    /** A value made by its builder, to bytes. */
    @Benchmark
    public byte[] typed() {
        limit++;
        return QmpJson.bytes(BlockSetIoThrottleRequest.builder()
                .device("disk0")
                .bps(limit)
                .bpsRd(0)
                .bpsWr(0)
                .iops(limit)
                .iopsRd(0)
                .iopsWr(0)
                .build());
    }

    /** Written by hand. */
    @Benchmark
    public byte[] jackson() {
        limit++;
        return HandWritten.throttle("disk0", limit, limit);
    }
}
