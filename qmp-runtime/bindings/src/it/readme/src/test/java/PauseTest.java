import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.QueryStatusRequest;
import io.github.qmpcodegen.qemu.RunState;
import io.github.qmpcodegen.qemu.StatusInfo;
import io.github.qmpcodegen.qemu.StopEvent;
import io.github.qmpcodegen.qemu.StopRequest;
import io.github.qmpcodegen.qmp.EmptyResponse;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the program with a server in place of QEMU. */
class PauseTest {

    @Test
    void itTellsTheStatusAndWhatHappens() {
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (FakeQmpServer server = FakeQmpServer.onTcp().registry(new QemuRegistry()).serve()) {
            server.on(QueryStatusRequest.class, request -> StatusInfo.builder()
                            .running(true)
                            .status(RunState.RUNNING)
                            .build())
                    .on(StopRequest.class, request -> {
                        server.emit(StopEvent.builder().build());
                        return EmptyResponse.empty();
                    });
            Pause.main(new String[] {server.address().toString()});
        } finally {
            System.setOut(usual);
        }

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("running", lines.get(0));
        assertEquals("STOP", lines.get(1));
    }
}
