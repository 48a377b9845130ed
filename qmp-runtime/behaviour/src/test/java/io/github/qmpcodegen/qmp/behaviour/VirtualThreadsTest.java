package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Virtual threads as callers, on a JVM that has them: this one, or another one that is installed. */
@Timeout(120)
class VirtualThreadsTest {
    private static final Logger LOG = System.getLogger(VirtualThreadsTest.class.getName());
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    @Test
    void aCallerDoesNotHoldItsCarrierWhileItWaits(@TempDir Path folder) throws Exception {
        Optional<Path> java = javaWithVirtualThreads();
        if (java.isEmpty()) {
            LOG.log(Level.WARNING, "SKIPPED virtual threads: no JDK from 21 on beside this one");
        }
        assumeTrue(java.isPresent(), "no JDK from 21 on");
        List<String> oneCarrier =
                List.of("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        ChildJvm.run(
                folder, new ProcessBuilder(ChildJvm.command(java.orElseThrow(), oneCarrier, VirtualCallers.class)));
    }

    private static Optional<Path> javaWithVirtualThreads() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> candidates = new ArrayList<>(List.of(home));
        Path beside = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(beside)) {
            try (Stream<Path> installed = Files.list(beside)) {
                installed.sorted().forEach(candidates::add);
            }
        }
        for (Path candidate : candidates) {
            Path release = candidate.resolve("release");
            if (Files.isReadable(release)) {
                Matcher version = VERSION.matcher(Files.readString(release));
                if (version.find() && Integer.parseInt(version.group(1)) >= 21) {
                    return Optional.of(candidate.resolve("bin").resolve("java"));
                }
            }
        }
        return Optional.empty();
    }
}
