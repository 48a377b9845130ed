package io.github.qmpcodegen.samples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.server.Fault;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.qmp.testing.FakeServerExtension;
import io.github.qmpcodegen.samples.testing.qmp.EjectRequest;
import io.github.qmpcodegen.samples.testing.qmp.QemuRegistry;
import io.github.qmpcodegen.samples.testing.qmp.QueryStatusRequest;
import io.github.qmpcodegen.samples.testing.qmp.StopEvent;
import io.github.qmpcodegen.samples.testing.qmp.StopRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Handlers that are typed, what was asked, events, and what can go wrong. */
@Timeout(60)
class MachineRoomTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final QmpOptions OPTIONS =
            QmpOptions.builder().registry(new QemuRegistry()).build();

    @RegisterExtension
    final FakeServerExtension machines = FakeServerExtension.of(OPTIONS, FakeMachine::in);

    @Test
    void aMachineThatRunsIsPaused(QmpClient client, FakeQmpServer server) {
        assertTrue(new MachineRoom(client).pause(LONG));

        assertEquals(List.of(new StopRequest()), server.requests(StopRequest.class));
    }

    @Test
    void aMachineThatIsPausedIsLeftAlone(QmpClient client, FakeQmpServer server) {
        MachineRoom room = new MachineRoom(client);
        room.pause(LONG);

        assertFalse(room.pause(LONG));
        assertEquals(2, server.requests(QueryStatusRequest.class).size());
        assertEquals(1, server.requests(StopRequest.class).size());
    }

    @Test
    void aLockedDriveIsOpenedByForce(QmpClient client, FakeQmpServer server) {
        assertTrue(new MachineRoom(client).eject("cd0"));

        assertEquals(
                List.of(
                        EjectRequest.builder().device("cd0").build(),
                        EjectRequest.builder().device("cd0").force(true).build()),
                server.requests(EjectRequest.class));
    }

    @Test
    void aMachineThatNeverAnswersIsNotWaitedForForever(FakeQmpServer server) {
        server.fault(StopRequest.QMP_NAME, Fault.silence());
        QmpOptions impatient =
                OPTIONS.toBuilder().callTimeout(StopRequest.class, SHORT).build();
        try (QmpClient client = QmpClient.connect(server.address(), impatient)) {
            MachineRoom room = new MachineRoom(client);

            assertEquals(
                    SHORT,
                    assertThrows(QmpTimeoutException.class, () -> room.pause(LONG))
                            .timeout());
        }
    }

    @Test
    void aMachineThatNeverStopsIsNotWaitedForForever(QmpClient client, FakeQmpServer server) {
        server.on("stop", request -> "{}");

        assertThrows(QmpTimeoutException.class, () -> new MachineRoom(client).pause(SHORT));
    }

    @Test
    void aMachineThatCrashesIsToldFromOneThatIsSlow(QmpClient client, FakeQmpServer server) {
        server.fault(StopRequest.QMP_NAME, Fault.cutInHalf());

        assertThrows(QmpClosedException.class, () -> new MachineRoom(client).pause(LONG));
    }

    @Test
    void manyEventsDoNotHideTheOneThatCounts(QmpClient client, FakeQmpServer server) {
        server.fault(StopRequest.QMP_NAME, Fault.eventStorm("RTC_CHANGE", 5_000));

        assertTrue(new MachineRoom(client).pause(LONG));
    }

    @Test
    void anEventOfAnotherClientsCommandDoesNoHarm(QmpClient client, FakeQmpServer server) {
        server.emit(StopEvent.builder().build());

        assertTrue(new MachineRoom(client).pause(LONG));
    }
}
