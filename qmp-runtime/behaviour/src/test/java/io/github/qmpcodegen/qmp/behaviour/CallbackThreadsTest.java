package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.server.Fault;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many threads futures and listeners cost, and what happens when there are none to be had. */
@Timeout(240)
class CallbackThreadsTest {

    private static String socketOf(FakeQmpServer server) {
        return ((QmpAddress.Unix) server.address()).path().toString();
    }

    @Test
    void thousandsOfContinuationsThatWaitCostABoundedNumberOfThreads(@TempDir Path folder) throws Exception {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                .on("query-status", request -> "{}")
                .fault("never", Fault.silence())
                .serve()) {
            ChildJvm.run(
                    folder,
                    new ProcessBuilder(
                            ChildJvm.command(List.of("-Xmx256m"), ManyContinuations.class, socketOf(server))));
        }
    }

    /** A thread takes 256 MB of address space there, of which the program is given 12 GB. */
    @Test
    void aThreadThatTheSystemRefusesIsAskedForAgain(@TempDir Path folder) throws Exception {
        try (FakeQmpServer server =
                FakeQmpServer.onUnixSocket().on("query-status", request -> "{}").serve()) {
            List<String> small = List.of(
                    "-Xmx64m",
                    "-Xss256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:CompressedClassSpaceSize=32m",
                    "-XX:ReservedCodeCacheSize=32m");
            List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -v 12000000; exec \"$@\"", "sh"));
            limited.addAll(ChildJvm.command(small, FewThreads.class, socketOf(server)));
            ProcessBuilder program = new ProcessBuilder(limited);
            program.environment().put("MALLOC_ARENA_MAX", "1");
            ChildJvm.run(folder, program);
        }
    }
}
