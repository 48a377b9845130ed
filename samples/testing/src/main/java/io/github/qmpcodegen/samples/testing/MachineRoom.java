package io.github.qmpcodegen.samples.testing;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.samples.testing.qmp.EjectRequest;
import io.github.qmpcodegen.samples.testing.qmp.QemuCommands;
import io.github.qmpcodegen.samples.testing.qmp.StopEvent;
import java.time.Duration;

/** What an operator does with a machine. */
final class MachineRoom {

    private final QmpClient client;
    private final QemuCommands commands;

    MachineRoom(QmpClient client) {
        this.client = client;
        this.commands = new QemuCommands(client);
    }

    /**
     * Pauses the machine, and waits until it stands still.
     *
     * @param patience how long to wait
     * @return whether it ran before
     * @throws QmpException if it does not come to a stand, or the connection ends
     */
    boolean pause(Duration patience) {
        if (!commands.queryStatus().running()) {
            return false;
        }
        // Before the command: the event may come before the reply.
        try (QmpSubscription<StopEvent> stops = client.subscribe(StopEvent.class)) {
            commands.stop();
            stops.next(patience);
        }
        return true;
    }

    /**
     * Takes the medium out of a drive, by force if the guest has locked it.
     *
     * @param drive the drive's name
     * @return whether force was needed
     * @throws QmpException if that fails too
     */
    boolean eject(String drive) {
        try {
            commands.eject(drive);
            return false;
        } catch (QmpCommandException e) {
            commands.eject(EjectRequest.builder().device(drive).force(true).build());
            return true;
        }
    }
}
