package io.github.qmpcodegen.samples.fdpassing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsQemu
@Timeout(120)
class MachineStateQemuTest {
    /** How each state begins. */
    private static final String BEGINNING = "QEVM";

    private static QemuProcess start(Path socket) {
        return QemuProcess.start(
                "qemu-system-x86_64",
                "-M",
                "none",
                "-nodefaults",
                "-display",
                "none",
                "-qmp",
                "unix:" + socket + ",server=on,wait=off");
    }

    @Test
    void aTransportOfALibraryCarriesThePipe(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("qmp");
        try (QemuProcess qemu = start(socket);
                QmpClient client = QmpClient.connect(JunixTransport.connect(socket), QmpOptions.standard());
                InputStream state = MachineState.of(client, folder)) {
            assertEquals(BEGINNING, beginning(state.readAllBytes()));
            assertEquals(
                    "postmigrate",
                    qemu.client().execute("query-status").path("status").stringValue());
        }
    }

    @Test
    void theStateIsWrittenToAFile(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("qmp");
        Path file = folder.resolve("state.file");
        try (QemuProcess qemu = start(socket)) {
            SaveMachine.main(socket.toString(), file.toString());
            assertEquals(BEGINNING, beginning(Files.readAllBytes(file)));
            assertTrue(qemu.handle().isAlive());
        }
    }

    private static String beginning(byte[] state) {
        return new String(state, 0, BEGINNING.length(), StandardCharsets.US_ASCII);
    }
}
