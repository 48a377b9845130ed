package io.github.qmpcodegen.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.Unmodelled;
import io.github.qmpcodegen.samples.benchmarks.qmp.BlockSetIoThrottleRequest;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryBlockRequest;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

@Timeout(300)
class BenchmarksTest {

    /** Not to measure anything: a moment in this JVM shows that each benchmark does its work. */
    @Test
    void eachBenchmarkRunsAndIsCompared() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(BenchmarksTest.class.getPackageName())
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertTrue(results.stream().allMatch(result -> result.getPrimaryResult().getScore() > 0));
        String time = " +\\d+\\.\\d+ us/op";
        String ratio = "\\d+\\.\\d\\d x ";
        List<String> expected = List.of(
                "Decode" + time + " = " + ratio + "jackson = " + ratio + "tree = " + ratio + "treeToTyped",
                "Encode" + time + " = " + ratio + "jackson",
                "EventFlood" + time + " = " + ratio + "jackson = " + ratio + "raw",
                "LargeReply" + time + " = " + ratio + "jackson = " + ratio + "raw",
                "Pipeline" + time + " = " + ratio + "jacksonHandOff = " + ratio + "raw",
                "RoundTrip" + time + " = " + ratio + "jackson = " + ratio + "jacksonHandOff = " + ratio + "raw");
        List<String> lines = Ratios.of(results).lines().toList();
        assertEquals(expected.size(), lines.size(), lines::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(lines.get(i).matches(expected.get(i)), lines.get(i));
        }
    }

    @Test
    void whatIsWrittenByHandDoesTheSameWork() {
        String json = EchoPeer.drives(2);
        List<String> expected = List.of("disk0 /images/disk0 qcow2 0", "disk1 /images/disk1 qcow2 1");
        assertEquals(
                expected,
                new QueryBlockRequest()
                        .decodeReturn(QmpJson.parse(json), Decoding.ofReturn("query-block")).stream()
                                .map(drive -> {
                                    var medium = Objects.requireNonNull(drive.inserted());
                                    return drive.device() + " " + medium.file() + " " + medium.drv() + " "
                                            + medium.iops();
                                })
                                .toList());
        assertEquals(
                expected,
                HandWritten.drives(json).stream()
                        .map(drive -> {
                            var medium = Objects.requireNonNull(drive.medium());
                            return drive.device() + " " + medium.file() + " " + medium.driver() + " "
                                    + medium.operations();
                        })
                        .toList());
        assertEquals(
                HandWritten.throttle("disk0", 1, 2),
                QmpJson.write(new BlockSetIoThrottleRequest("disk0", 1, 0, 0, 2, 0, 0, Unmodelled.NONE).toJson()));
    }
}
