package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Virtual threads as callers, on a JVM that has them: this one, or another one that is installed. */
@Timeout(120)
class VirtualThreadsTest {
    private static final Logger LOG = System.getLogger(VirtualThreadsTest.class.getName());

    @Test
    void aCallerDoesNotHoldItsCarrierWhileItWaits(@TempDir Path folder) throws Exception {
        Optional<Path> java = ChildJvm.javaFrom(21);
        if (java.isEmpty()) {
            LOG.log(Level.WARNING, "SKIPPED virtual threads: no JDK from 21 on beside this one");
        }
        assumeTrue(java.isPresent(), "no JDK from 21 on");
        List<String> oneCarrier =
                List.of("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        ChildJvm.run(
                folder, new ProcessBuilder(ChildJvm.command(java.orElseThrow(), oneCarrier, VirtualCallers.class)));
    }
}
