package io.github.qmpcodegen.samples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.samples.quickstart.qmp.QemuCommands;
import io.github.qmpcodegen.samples.quickstart.qmp.QemuRegistry;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryVersionResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void theStandInAnswersAsAMachineDoes() {
        assertEquals("""
                query-version: 2.7.0
                query-status: running, running: true
                stop
                event STOP
                query-status: paused, running: false
                cont
                event RESUME
                query-status: running, running: true
                """, outputWithout("--stand-in"));
    }

    @Test
    void aStandInThatWasAskedForDoesNotSayThatQemuIsMissing() {
        QmpOptions options = QmpOptions.builder().registry(new QemuRegistry()).build();
        try (Machine machine = Machine.start(options, List.of("--stand-in"))) {
            assertEquals("a stand-in for QEMU", machine.description());
        }
    }

    @Test
    void theStandInGreetsAsTheReleaseThatItSaysItIs() {
        QmpOptions options = QmpOptions.builder().registry(new QemuRegistry()).build();
        try (Machine machine = Machine.start(options, List.of("--stand-in"))) {
            QueryVersionResponse.Qemu told =
                    new QemuCommands(machine.client()).queryVersion().qemu();
            QemuVersion greeted = machine.client().greeting().version();

            assertEquals(
                    greeted.major() + "." + greeted.minor() + "." + greeted.micro(),
                    told.major() + "." + told.minor() + "." + told.micro());
        }
    }

    private static String outputWithout(String argument) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        QmpOptions options = QmpOptions.builder().registry(new QemuRegistry()).build();
        try (Machine machine = Machine.start(options, List.of(argument))) {
            Quickstart.run(machine.client(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.UTF_8).replaceAll(" at .*", "").replace("\r\n", "\n");
    }
}
