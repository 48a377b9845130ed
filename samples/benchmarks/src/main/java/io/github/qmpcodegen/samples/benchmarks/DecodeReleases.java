package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.samples.benchmarks.all.BlockInfo;
import io.github.qmpcodegen.samples.benchmarks.all.QueryBlockRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a server of one release sends, read by the types of all releases and by those of that release alone. */
public final class DecodeReleases {

    private DecodeReleases() {}

    private static final String DRIVE = """
            {"device": "disk#", "qdev": "/machine/peripheral/disk#/virtio-backend", "type": "unknown",
             "removable": false, "locked": false, "io-status": "ok", "inserted": {
               "file": "/images/disk#.qcow2", "node-name": "node#", "ro": false, "drv": "qcow2", "encrypted": false,
               "detect_zeroes": "off", "backing_file_depth": 0, "bps": 0, "bps_rd": 0, "bps_wr": 0, "iops": 0,
               "iops_rd": 0, "iops_wr": 0, "write_threshold": 0, "active": true,
               "cache": {"writeback": true, "direct": false, "no-flush": false},
               "dirty-bitmaps": [
                 {"name": "changes", "count": 65536, "granularity": 65536, "recording": true, "busy": false,
                  "persistent": true}],
               "image": {"filename": "/images/disk#.qcow2", "format": "qcow2", "virtual-size": 1073741824,
                 "actual-size": 200704, "cluster-size": 65536, "dirty-flag": false, "format-specific": {
                   "type": "qcow2", "data": {"compat": "1.1", "compression-type": "zlib", "lazy-refcounts": false,
                     "refcount-bits": 16, "corrupt": false, "extended-l2": false}}}}}
            """;

    private static byte[] drives(int number) {
        StringBuilder drives = new StringBuilder("[");
        for (int i = 0; i < number; i++) {
            drives.append(i == 0 ? "" : ",").append(DRIVE.replace("#", Integer.toString(i)));
        }
        return EchoPeer.bytes(drives.append(']').toString());
    }

    private static <R> R reply(QmpRequest<R> request, byte[] json) {
        return Decoding.ofReturn(request.qmpName()).decode(json, 0, json.length, request::readReturn);
    }

    /** A reply of ten drives. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public static class ReplyOfReleases {

        private final byte[] json = drives(10);
        private final QueryBlockRequest all = QueryBlockRequest.builder().build();
        private final io.github.qmpcodegen.samples.benchmarks.one.QueryBlockRequest one =
                new io.github.qmpcodegen.samples.benchmarks.one.QueryBlockRequest();

        /** Makes the text. */
        public ReplyOfReleases() {}

        /** By the types of all releases. */
        @Benchmark
        public List<BlockInfo> typed() {
            return reply(all, json);
        }

        /** By those of one. */
        @Benchmark
        public List<io.github.qmpcodegen.samples.benchmarks.one.BlockInfo> oneRelease() {
            return reply(one, json);
        }
    }

    /** The data of an event. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public static class EventOfReleases {

        private static final String NAME = "BLOCK_JOB_COMPLETED";

        private final byte[] json = EchoPeer.bytes(EchoPeer.JOB_COMPLETED);
        private final QmpRegistry all = new io.github.qmpcodegen.samples.benchmarks.all.QemuRegistry();
        private final QmpRegistry one = new io.github.qmpcodegen.samples.benchmarks.one.QemuRegistry();
        private final EventTimestamp timestamp = new EventTimestamp(1_700_000_000, 250_000);

        /** Makes the text. */
        public EventOfReleases() {}

        private QmpEvent event(QmpRegistry registry) {
            return Decoding.ofData(NAME).decode(json, 0, json.length, in -> registry.readEvent(NAME, timestamp, in));
        }

        /** By the types of all releases. */
        @Benchmark
        public QmpEvent typed() {
            return event(all);
        }

        /** By those of one. */
        @Benchmark
        public QmpEvent oneRelease() {
            return event(one);
        }
    }
}
