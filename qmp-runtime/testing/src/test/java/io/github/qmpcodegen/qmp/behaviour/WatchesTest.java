package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qmpcodegen.qmp.DeviceOutcome;
import io.github.qmpcodegen.qmp.DeviceWatch;
import io.github.qmpcodegen.qmp.JobOutcome;
import io.github.qmpcodegen.qmp.JobWatch;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.testing.FakeQmpRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for jobs and devices tells the ends apart. */
@Timeout(60)
class WatchesTest {
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private JobOutcome blockJob(String event, String data) throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("drive0")) {
            both.server()
                    .event(
                            event,
                            "{\"type\": \"stream\", \"device\": \"other\", \"len\": 1, \"offset\": 1, \"speed\": 0}");
            both.server().event(event, data);
            return watch.await(LONG);
        }
    }

    @Test
    void aBlockJobCompletes() throws Exception {
        assertEquals(
                new JobOutcome.Completed(7, 7),
                blockJob("BLOCK_JOB_COMPLETED", "{\"device\": \"drive0\", \"len\": 7, \"offset\": 7, \"speed\": 0}"));
    }

    @Test
    void aBlockJobFails() throws Exception {
        assertEquals(
                new JobOutcome.Failed("No space left on device"),
                blockJob(
                        "BLOCK_JOB_COMPLETED",
                        "{\"device\": \"drive0\", \"len\": 7, \"offset\": 3, \"error\": \"No space left on device\"}"));
    }

    @Test
    void aBlockJobIsCancelled() throws Exception {
        assertEquals(
                new JobOutcome.Cancelled(3, 7),
                blockJob("BLOCK_JOB_CANCELLED", "{\"device\": \"drive0\", \"len\": 7, \"offset\": 3}"));
    }

    private JobOutcome job(String jobs, String... statuses) throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            for (String status : statuses) {
                both.server().event("JOB_STATUS_CHANGE", "{\"id\": \"job0\", \"status\": \"" + status + "\"}");
            }
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> watch.await(LONG));
            FakeQmpRequest query = both.server().receive();
            assertEquals("query-jobs", query.command());
            both.server().reply(query, jobs);
            return outcome.join();
        }
    }

    @Test
    void aJobCompletes() throws Exception {
        assertEquals(
                new JobOutcome.Completed(5, 5),
                job(
                        "[{\"id\": \"job0\", \"status\": \"concluded\", \"current-progress\": 5, \"total-progress\": 5}]",
                        "created",
                        "running",
                        "waiting",
                        "pending",
                        "concluded"));
    }

    @Test
    void aJobFails() throws Exception {
        assertEquals(
                new JobOutcome.Failed("disk full"),
                job("[{\"id\": \"job0\", \"error\": \"disk full\"}]", "running", "aborting", "concluded"));
    }

    @Test
    void aJobIsCancelled() throws Exception {
        assertInstanceOf(
                JobOutcome.Cancelled.class,
                job("[{\"id\": \"job0\", \"error\": \"Operation canceled\"}]", "running", "aborting", "concluded"));
    }

    @Test
    void aJobWhoseConnectionEnds() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            both.server().close();
            assertInstanceOf(JobOutcome.Disconnected.class, watch.await(LONG));
        }
    }

    @Test
    void aJobThatDoesNotEnd() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            assertThrows(QmpTimeoutException.class, () -> watch.await(SHORT));
            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"len\": 1, \"offset\": 1}");
            assertEquals(new JobOutcome.Completed(1, 1), watch.await(LONG));
        }
    }

    @Test
    void aDeviceGoesOrIsKeptOrIsLostFromSight() throws Exception {
        try (Clients both = Clients.connect(server);
                DeviceWatch first = both.client().watchDevice("dev0");
                DeviceWatch second = both.client().watchDevice("dev1");
                DeviceWatch third = both.client().watchDevice("/machine/peripheral/dev2")) {
            both.server()
                    .event("DEVICE_DELETED", "{\"path\": \"/machine/peripheral/dev0/inner\"}")
                    .event("DEVICE_DELETED", "{\"device\": \"dev0\", \"path\": \"/machine/peripheral/dev0\"}")
                    .event(
                            "DEVICE_UNPLUG_GUEST_ERROR",
                            "{\"device\": \"dev1\", \"path\": \"/machine/peripheral/dev1\"}");
            assertEquals(new DeviceOutcome.Deleted("/machine/peripheral/dev0"), first.await(LONG));
            assertEquals(new DeviceOutcome.Refused(""), second.await(LONG));
            assertThrows(QmpTimeoutException.class, () -> third.await(SHORT));
            both.server().close();
            assertInstanceOf(DeviceOutcome.Disconnected.class, third.await(LONG));
        }
    }
}
