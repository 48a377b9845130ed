package io.github.qmpcodegen.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.Unmodelled;
import io.github.qmpcodegen.samples.benchmarks.qmp.BlockJobCompletedEvent;
import io.github.qmpcodegen.samples.benchmarks.qmp.BlockSetIoThrottleRequest;
import io.github.qmpcodegen.samples.benchmarks.qmp.DisplayInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.core.exc.StreamReadException;

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
                "DecodeDrives" + time + " = " + ratio + "checked = " + ratio + "jackson",
                "DecodeEvent" + time + " = " + ratio + "checked = " + ratio + "jackson",
                "DecodeReply" + time + " = " + ratio + "checked = " + ratio + "jackson",
                "DecodeUnion" + time + " = " + ratio + "checked = " + ratio + "jackson",
                "Encode" + time + " = " + ratio + "jackson",
                "EventFlood" + time + " = " + ratio + "jackson = " + ratio + "raw",
                "EventOfReleases" + time + " = " + ratio + "oneRelease",
                "LargeReply" + time + " = " + ratio + "jackson = " + ratio + "raw",
                "Pipeline" + time + " = " + ratio + "jacksonHandOff = " + ratio + "raw",
                "ReplyOfReleases" + time + " = " + ratio + "oneRelease",
                "RoundTrip" + time + " = " + ratio + "jackson = " + ratio + "jacksonHandOff = " + ratio + "raw");
        List<String> lines = Ratios.of(results).lines().toList();
        assertEquals(expected.size(), lines.size(), lines::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(lines.get(i).matches(expected.get(i)), lines.get(i));
        }
    }

    @Test
    void whatIsWrittenByHandDoesTheSameWork() {
        Decode.DecodeReply reply = new Decode.DecodeReply();
        assertEquals(
                List.of("running", true),
                List.of(reply.typed().status().text(), reply.typed().running()));
        assertEquals(reply.jackson(), reply.checked());
        assertEquals(
                List.of("running", true),
                List.of(reply.checked().status(), reply.checked().running()));

        Decode.DecodeDrives drives = new Decode.DecodeDrives();
        assertEquals(
                drives.typed().stream()
                        .map(drive -> {
                            var medium = Objects.requireNonNull(drive.inserted());
                            return drive.device() + " " + medium.file() + " " + medium.drv() + " " + medium.iops();
                        })
                        .toList(),
                drives.checked().stream()
                        .map(drive -> {
                            var medium = Objects.requireNonNull(drive.medium());
                            return drive.device() + " " + medium.file() + " " + medium.driver() + " "
                                    + medium.operations();
                        })
                        .toList());
        assertEquals(drives.jackson(), drives.checked());
        assertEquals("disk99", drives.checked().get(99).device());

        Decode.DecodeEvent event = new Decode.DecodeEvent();
        assertEquals(
                new HandWritten.JobCompleted("stream", "disk0", 10_737_418_240L, 10_737_418_240L, 0, null),
                event.checked());
        assertEquals(event.jackson(), event.checked());
        BlockJobCompletedEvent typed = assertInstanceOf(BlockJobCompletedEvent.class, event.typed());
        assertEquals(10_737_418_240L, typed.len());

        Decode.DecodeUnion union = new Decode.DecodeUnion();
        assertEquals(new HandWritten.Server(false, "ttyS0", "127.0.0.1", 5900, 2, null), union.checked());
        assertEquals(union.jackson(), union.checked());
        DisplayInfo.Vnc vnc = assertInstanceOf(DisplayInfo.Vnc.class, union.typed());
        assertEquals(List.of("ttyS0", 5900L), List.of(vnc.console(), vnc.port()));
    }

    @Test
    void oneReleaseAndAllReadTheSame() {
        DecodeReleases.ReplyOfReleases reply = new DecodeReleases.ReplyOfReleases();
        assertEquals(10, reply.typed().size());
        assertEquals(QmpJson.of(reply.oneRelease()), QmpJson.of(reply.typed()));

        DecodeReleases.EventOfReleases event = new DecodeReleases.EventOfReleases();
        assertEquals(QmpJson.of(event.oneRelease()), QmpJson.of(event.typed()));
    }

    @Test
    void whatIsWrittenByHandChecksAsGeneratedTypesDo() {
        byte[] twice =
                EchoPeer.bytes("{\"running\": true, \"running\": true, \"singlestep\": false, \"status\": \"\"}");
        assertThrows(StreamReadException.class, () -> HandWritten.CHECKED.decode(twice, HandWritten.CHECKED::status));
        byte[] other = EchoPeer.bytes("{\"running\": true, \"singlestep\": false, \"status\": \"\", \"x\": [1]}");
        assertEquals(
                Map.of("x", QmpJson.parse("[1]")).toString(),
                String.valueOf(HandWritten.CHECKED
                        .decode(other, HandWritten.CHECKED::status)
                        .others()));
    }

    @Test
    void commandsAreEncodedAlike() {
        assertArrayEquals(
                HandWritten.throttle("disk0", 1, 2),
                QmpJson.bytes(new BlockSetIoThrottleRequest("disk0", 1, 0, 0, 2, 0, 0, Unmodelled.NONE)));
    }
}
