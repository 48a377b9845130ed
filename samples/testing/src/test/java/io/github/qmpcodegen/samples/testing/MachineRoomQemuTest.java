package io.github.qmpcodegen.samples.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.testing.EachServer;
import io.github.qmpcodegen.qmp.testing.FakeServerExtension;
import io.github.qmpcodegen.qmp.testing.QemuExtension;
import io.github.qmpcodegen.samples.testing.qmp.QemuCommands;
import io.github.qmpcodegen.samples.testing.qmp.QemuRegistry;
import java.time.Duration;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same tests with the fake machine and with a real one, where QEMU is installed: so the fake is no fiction. */
@Timeout(60)
class MachineRoomQemuTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final QmpOptions OPTIONS =
            QmpOptions.builder().registry(new QemuRegistry()).build();

    @RegisterExtension
    static final EachServer MACHINES = EachServer.of(
            FakeServerExtension.of(OPTIONS, FakeMachine::in),
            QemuExtension.of(OPTIONS, "qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none"));

    @TestTemplate
    void aMachineIsPausedOnce(QmpClient client) {
        MachineRoom room = new MachineRoom(client);

        assertTrue(room.pause(LONG));
        assertFalse(room.pause(LONG));
    }

    @TestTemplate
    void aMachineRunsOn(QmpClient client) {
        QemuCommands commands = new QemuCommands(client);
        new MachineRoom(client).pause(LONG);

        commands.cont();
        assertTrue(commands.queryStatus().running());
    }
}
