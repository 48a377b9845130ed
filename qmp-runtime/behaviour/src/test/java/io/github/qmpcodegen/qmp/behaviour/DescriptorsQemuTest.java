package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptors that go to a real QEMU, from a JVM that can send them: this one, or another one that is installed. */
@NeedsQemu
@Timeout(120)
class DescriptorsQemuTest {
    private static final Logger LOG = System.getLogger(DescriptorsQemuTest.class.getName());

    private static final int FIRST_JDK = 22;

    /** From which on native access can be denied to all who are not named. */
    private static final int FIRST_JDK_TO_DENY = 24;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kinds",
                "among others",
                "behind a full socket",
                "leaks",
                "a busy file",
                "errors",
                "pipe",
                "a client"
            })
    void theyArriveAndNoneIsLeftBehind(String what, @TempDir Path folder) throws Exception {
        run(what, folder, FIRST_JDK, "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void whereNativeAccessIsDeniedTheOptionIsTold(@TempDir Path folder) throws Exception {
        run("denied", folder, FIRST_JDK_TO_DENY, "--illegal-native-access=deny");
    }

    private static void run(String what, Path folder, int least, String nativeAccess) throws Exception {
        Optional<Path> java = ChildJvm.javaFrom(least);
        if (java.isEmpty()) {
            LOG.log(Level.WARNING, () -> "SKIPPED file descriptors: no JDK from " + least + " on beside this one");
        }
        assumeTrue(java.isPresent(), "no JDK from " + least + " on");
        List<String> options = List.of(nativeAccess);
        ChildJvm.run(
                folder,
                new ProcessBuilder(ChildJvm.command(
                        java.orElseThrow(), options, DescriptorSending.class, folder.toString(), what)));
    }
}
