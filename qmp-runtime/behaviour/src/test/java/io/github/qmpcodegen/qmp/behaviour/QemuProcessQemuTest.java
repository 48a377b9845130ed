package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QemuProcess.Ending;
import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a real QEMU is started and ended. */
@NeedsQemu
@Timeout(120)
class QemuProcessQemuTest {
    private static final Duration PATIENT = Duration.ofMinutes(1);
    private static final Duration IMPATIENT = Duration.ofMillis(500);

    /**
     * A boot sector that has the power button set a bit, says so on the debug console, waits for the bit, and switches the
     * machine off.
     */
    private static final String GUEST = "fa"
            + "ba0206b80001ef" // out 0x602, 0x100
            + "b075e6e9b070e6e9b00ae6e9" // "up", line end
            + "ba0006edf6c40174fa" // until in 0x600 has 0x100
            + "ba0406b80020ef" // out 0x604, 0x2000
            + "f4ebfd";

    private static Path guest(Path folder) throws Exception {
        byte[] sector = Arrays.copyOf(HexFormat.of().parseHex(GUEST), 512);
        sector[510] = 0x55;
        sector[511] = (byte) 0xAA;
        return Files.write(folder.resolve("guest"), sector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-no-user-config", "-no-shutdown"})
    void theGuestIsGivenTimeToShutDown(String option, @TempDir Path folder) throws Exception {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Path guest = guest(folder);
        QemuProcess qemu = QemuProcess.builder(
                        "qemu-system-x86_64",
                        "-M",
                        "pc",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-drive",
                        "file=" + guest.getFileName() + ",format=raw,if=ide",
                        "-debugcon",
                        "stdio",
                        option)
                .directory(folder)
                .onOutput(lines::add)
                .start();
        for (String line = ""; !line.endsWith("up"); ) {
            line = lines.poll(60, TimeUnit.SECONDS);
            assertTrue(line != null, "the guest is up");
        }
        assertEquals(Ending.POWERED_DOWN, qemu.shutDown(PATIENT));
        assertFalse(qemu.handle().isAlive());
    }

    @Test
    void aGuestThatDoesNotListenIsNotWaitedForLonger() {
        QemuProcess qemu = Qemu.start(QmpOptions.standard());
        assertEquals(Ending.QUIT, qemu.shutDown(IMPATIENT));
    }

    @Test
    void aMachineThatDoesNotRunIsNotWaitedForAtAll() {
        QemuProcess qemu = Qemu.start(QmpOptions.standard(), "-S");
        assertEquals(Ending.QUIT, qemu.shutDown(Duration.ofHours(1)));
    }

    @Test
    void aFrozenQemuIsKilledInTheEnd() throws Exception {
        QemuProcess qemu = Qemu.start(QmpOptions.standard());
        Qemu.signal("STOP", qemu.handle());
        assertEquals(Ending.KILLED, qemu.shutDown(IMPATIENT));
        assertFalse(qemu.handle().isAlive());
    }

    @Test
    void anInterruptLeavesTheQuickWay() {
        QemuProcess qemu = Qemu.start(QmpOptions.standard());
        Thread.currentThread().interrupt();
        Ending ending = qemu.shutDown(PATIENT);
        assertTrue(Thread.interrupted());
        assertTrue(List.of(Ending.QUIT, Ending.KILLED).contains(ending), ending.name());
        assertFalse(qemu.handle().isAlive());
    }

    @Test
    void theMonitorIsAnObjectWhereThatIsTheWay() {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QemuVersion version = qemu.client().greeting().version();
            List<String> arguments = List.of(qemu.handle().info().arguments().orElseThrow());
            boolean isObject = arguments.stream().anyMatch(argument -> argument.startsWith("monitor-qmp,"));
            assertEquals(version.isAtLeast(11, 1), isObject, arguments.toString());
            assertEquals(!isObject, arguments.contains("-qmp"), arguments.toString());
            assertFalse(qemu.output().contains("deprecated"), qemu.output());
        }
    }
}
