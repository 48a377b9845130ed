package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.samples.benchmarks.HandWritten.Display;
import io.github.qmpcodegen.samples.benchmarks.HandWritten.Drive;
import io.github.qmpcodegen.samples.benchmarks.HandWritten.JobCompleted;
import io.github.qmpcodegen.samples.benchmarks.HandWritten.Status;
import io.github.qmpcodegen.samples.benchmarks.qmp.DisplayInfo;
import io.github.qmpcodegen.samples.benchmarks.qmp.QemuEvent;
import io.github.qmpcodegen.samples.benchmarks.qmp.QemuRegistry;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryBlockRequest;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryBlockResponse;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryStatusRequest;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryStatusResponse;
import io.github.qmpcodegen.samples.benchmarks.qmp.XQueryDisplayRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bytes to values, without a connection: generated types, code by hand that checks and keeps what they do
 * ({@code checked}), and code by hand that trusts the peer ({@code jackson}).
 */
public final class Decode {

    private Decode() {}

    private static <R> R typed(QmpRequest<R> request, byte[] json) {
        return Decoding.ofReturn(request.qmpName()).decode(json, 0, json.length, request::readReturn);
    }

    /** A reply of three members. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public static class DecodeReply {

        private final byte[] json = EchoPeer.bytes(EchoPeer.STATUS);
        private final QueryStatusRequest request = new QueryStatusRequest();

        /** Makes the text. */
        public DecodeReply() {}

        /** Generated. */
        @Benchmark
        public QueryStatusResponse typed() {
            return Decode.typed(request, json);
        }

        /** Written by hand, with the checks of what is generated. */
        @Benchmark
        public Status checked() {
            return HandWritten.CHECKED.decode(json, HandWritten.CHECKED::status);
        }

        /** Written by hand. */
        @Benchmark
        public Status jackson() {
            return HandWritten.TRUSTING.decode(json, HandWritten.TRUSTING::status);
        }
    }

    /** A reply of 100 drives. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public static class DecodeDrives {

        private final byte[] json = EchoPeer.bytes(EchoPeer.drives(100));
        private final QueryBlockRequest request = new QueryBlockRequest();

        /** Makes the text. */
        public DecodeDrives() {}

        /** Generated. */
        @Benchmark
        public List<QueryBlockResponse> typed() {
            return Decode.typed(request, json);
        }

        /** Written by hand, with the checks of what is generated. */
        @Benchmark
        public List<Drive> checked() {
            return HandWritten.CHECKED.decode(json, HandWritten.CHECKED::drives);
        }

        /** Written by hand. */
        @Benchmark
        public List<Drive> jackson() {
            return HandWritten.TRUSTING.decode(json, HandWritten.TRUSTING::drives);
        }
    }

    /** The data of an event. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public static class DecodeEvent {

        private final byte[] json = EchoPeer.bytes(EchoPeer.JOB_COMPLETED);
        private final QemuRegistry registry = new QemuRegistry();
        private final EventTimestamp timestamp = new EventTimestamp(1_700_000_000, 250_000);

        /** Makes the text. */
        public DecodeEvent() {}

        /** Generated. */
        @Benchmark
        public QemuEvent typed() {
            String name = "BLOCK_JOB_COMPLETED";
            return Decoding.ofData(name).decode(json, 0, json.length, in -> registry.readEvent(name, timestamp, in));
        }

        /** Written by hand, with the checks of what is generated. */
        @Benchmark
        public JobCompleted checked() {
            return HandWritten.CHECKED.decode(json, HandWritten.CHECKED::jobCompleted);
        }

        /** Written by hand. */
        @Benchmark
        public JobCompleted jackson() {
            return HandWritten.TRUSTING.decode(json, HandWritten.TRUSTING::jobCompleted);
        }
    }

    /** A union whose tag comes last. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public static class DecodeUnion {

        static final String JSON = "{\"clients\": 2, \"console\": \"ttyS0\", \"full-screen\": false,"
                + " \"host\": \"127.0.0.1\", \"port\": 5900, \"type\": \"vnc\"}";
        private final byte[] json = EchoPeer.bytes(JSON);
        private final XQueryDisplayRequest request = new XQueryDisplayRequest();

        /** Makes the text. */
        public DecodeUnion() {}

        /** Generated. */
        @Benchmark
        public DisplayInfo typed() {
            return Decode.typed(request, json);
        }

        /** Written by hand, with the checks of what is generated. */
        @Benchmark
        public Display checked() {
            return HandWritten.CHECKED.decode(json, HandWritten.CHECKED::display);
        }

        /** Written by hand. */
        @Benchmark
        public Display jackson() {
            return HandWritten.TRUSTING.decode(json, HandWritten.TRUSTING::display);
        }
    }
}
