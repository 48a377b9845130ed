package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.DeviceAddRequest;
import io.github.qmpcodegen.qemu.DeviceDelRequest;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.StopEvent;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What those see who wait for an operation, or give it up. */
@Timeout(120)
class OperationTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Remnant A = new Remnant(Remnant.Kind.DEVICE, "a");

    private final CountDownLatch lost = new CountDownLatch(1);
    private final FakeQmpServer server =
            FakeQmpServer.onUnixSocket().registry(new QemuRegistry()).serve();
    private final QmpClient client = QmpClient.connect(
            server.address(),
            QmpOptions.builder()
                    .registry(new QemuRegistry())
                    .reconnect(ReconnectPolicy.lasting(LONG))
                    .stateListener((state, peer, cause) -> {
                        if (state == QmpState.CONNECTING) {
                            lost.countDown();
                        }
                    })
                    .build());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    OperationTest() {
        server.devices();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Operation<String> begin(Course.Body<String> body) {
        return Operation.begin("test", new Course(client, LONG), body);
    }

    private static void plug(Course course) {
        course.make(
                DeviceAddRequest.builder().driver("d").id(A.name()).build(),
                A,
                () -> true,
                () -> course.run(new DeviceDelRequest(A.name()), () -> false));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> commands() {
        return server.requests().stream().map(request -> request.command()).toList();
    }

    @Test
    void allWhoWaitAreToldTheSame() {
        Operation<String> operation = begin(course -> "done");

        assertEquals(new Outcome.Completed<>("done", List.of()), operation.await());
        assertSame(operation.await(), operation.outcome().join());
        operation.cancel();
        assertInstanceOf(Outcome.Completed.class, operation.await());
    }

    @Test
    void requestsRefuseWhatIsNoDeadlineAndNoSpeed() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            MirrorRequest.Builder mirror =
                    MirrorRequest.builder("disk0", CopyTarget.node("copy")).deadline(none);
            assertThrows(IllegalArgumentException.class, mirror::build);
            SnapshotRequest.Builder snapshot =
                    SnapshotRequest.builder().disk("disk0", "/new").deadline(none);
            assertThrows(IllegalArgumentException.class, snapshot::build);
            MigrationRequest.Builder migration =
                    MigrationRequest.to(MigrationTarget.file("/saved")).deadline(none);
            assertThrows(IllegalArgumentException.class, migration::build);
        }
        MirrorRequest.Builder fast =
                MirrorRequest.builder("disk0", CopyTarget.node("copy")).speed(-1);
        assertThrows(IllegalArgumentException.class, fast::build);
    }

    @Test
    void cancellingEndsAWait() {
        Operation<String> operation = begin(course -> {
            plug(course);
            try (QmpSubscription<StopEvent> events = client.subscribe(StopEvent.class)) {
                begun.countDown();
                return course.await("STOP", () -> events.next(course.left()).qmpName());
            }
        });
        await(begun);
        operation.cancel();

        assertEquals(new Outcome.Cancelled<>(List.of()), operation.await());
        assertEquals(List.of("device_add", "device_del"), commands());
    }

    @Test
    void cancellingEndsTheWaitForAConnection() {
        server.close();
        await(lost);

        Operation<String> operation = begin(course -> {
            begun.countDown();
            plug(course);
            return "done";
        });
        await(begun);
        operation.cancel();

        assertEquals(new Outcome.Cancelled<>(List.of()), operation.await());
    }

    @Test
    void cancellingBetweenStepsEndsItBeforeTheNext() {
        Operation<String> operation = begin(course -> {
            plug(course);
            begun.countDown();
            await(goOn);
            course.run(new DeviceDelRequest("b"), () -> false);
            return "done";
        });
        await(begun);
        operation.cancel();
        goOn.countDown();

        assertEquals(new Outcome.Cancelled<>(List.of()), operation.await());
        assertEquals(List.of("device_add", "device_del"), commands());
        assertEquals("a", server.requests().get(1).arguments().path("id").asString(""));
    }

    @Test
    void cancellingLetsACommandUnderWayBeAnswered() {
        server.on("device_add", request -> {
            begun.countDown();
            await(goOn);
            server.devices().plug("a");
            return "{}";
        });
        Operation<String> operation = begin(course -> {
            plug(course);
            course.check("the end");
            return "done";
        });
        await(begun);
        operation.cancel();
        goOn.countDown();

        assertEquals(new Outcome.Cancelled<>(List.of()), operation.await());
        assertEquals(List.of("device_add", "device_del"), commands());
    }

    @Test
    void cancellingTwiceDoesNotInterruptTakingBack() {
        CompletableFuture<Operation<String>> self = new CompletableFuture<>();
        server.on("device_del", request -> {
            self.join().cancel();
            server.devices().release("a");
            return "{}";
        });
        self.complete(begin(course -> {
            plug(course);
            begun.countDown();
            await(goOn);
            course.check("the end");
            return "done";
        }));
        await(begun);
        self.join().cancel();
        goOn.countDown();

        assertEquals(new Outcome.Cancelled<>(List.of()), self.join().await());
    }

    @Test
    void whoWaitsMayBeInterruptedAndTheOperationGoesOn() {
        Operation<String> operation = begin(course -> {
            await(goOn);
            return "done";
        });

        Thread.currentThread().interrupt();
        assertThrows(QmpInterruptedException.class, operation::await);
        assertTrue(Thread.interrupted());
        goOn.countDown();
        assertInstanceOf(Outcome.Completed.class, operation.await());
    }

    @Test
    void whoCompletesTheFutureOfTheOutcomeFoolsOnlyHimself() {
        Operation<String> operation = begin(course -> {
            await(goOn);
            return "done";
        });

        operation.outcome().complete(new Outcome.Cancelled<>(List.of()));
        goOn.countDown();
        assertInstanceOf(Outcome.Completed.class, operation.await());
    }

    @Test
    void aFaultReachesWhoWaits() {
        Operation<String> operation = begin(course -> {
            plug(course);
            throw new UnsupportedOperationException("of ours");
        });

        Throwable thrown = assertThrows(IllegalStateException.class, operation::await);
        assertInstanceOf(UnsupportedOperationException.class, thrown.getCause());
        assertEquals(List.of("device_add", "device_del"), commands());
    }
}
