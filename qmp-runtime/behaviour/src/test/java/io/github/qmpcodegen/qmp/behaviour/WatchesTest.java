package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.DeviceOutcome;
import io.github.qmpcodegen.qmp.DeviceWatch;
import io.github.qmpcodegen.qmp.JobOutcome;
import io.github.qmpcodegen.qmp.JobWatch;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            ReceivedRequest query = both.server().receive();
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
    void aJobWhoseConnectionEndsIsLostFromSight() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            both.server().close();
            assertInstanceOf(JobOutcome.Disconnected.class, watch.await(LONG));
        }
    }

    @Test
    void aJobThatDoesNotEndCostsTheTimeoutOnly() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            assertThrows(QmpTimeoutException.class, () -> watch.await(SHORT));
            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"len\": 1, \"offset\": 1}");
            assertEquals(new JobOutcome.Completed(1, 1), watch.await(LONG));
        }
    }

    @Test
    void threeHundredWatchesSeeTheirThreeHundredJobsEnd() throws Exception {
        QmpOptions small = QmpOptions.builder().eventQueueCapacity(1).build();
        try (Clients both = Clients.connect(server, small)) {
            List<JobWatch> watches = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                watches.add(both.client().watchJob("job" + i));
            }
            for (String status : List.of("created", "running", "paused", "running", "waiting", "pending")) {
                for (int i = 0; i < 300; i++) {
                    both.server().event("JOB_STATUS_CHANGE", status("job" + i, status));
                }
            }
            for (int i = 0; i < 300; i++) {
                both.server()
                        .event(
                                "BLOCK_JOB_COMPLETED",
                                "{\"device\": \"job" + i + "\", \"len\": " + i + ", \"offset\": " + i + "}")
                        .event("JOB_STATUS_CHANGE", status("job" + i, "concluded"))
                        .event("JOB_STATUS_CHANGE", status("job" + i, "null"));
            }
            for (int i = 0; i < 300; i++) {
                JobOutcome completed = new JobOutcome.Completed(i, i);
                assertEquals(completed, watches.get(i).await(LONG));
                assertEquals(completed, watches.get(i).await(SHORT), "it stays so");
                watches.get(i).close();
            }
        }
    }

    private static String status(String job, String status) {
        return "{\"id\": \"" + job + "\", \"status\": \"" + status + "\"}";
    }

    @Test
    void aJobThatConcludedBeforeTheWatchIsFound() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> watch.await(LONG));
            ReceivedRequest query = both.server().receive();
            assertEquals("query-jobs", query.command());
            both.server()
                    .reply(
                            query,
                            "[{\"id\": \"other\", \"status\": \"concluded\", \"error\": \"not this one\"},"
                                    + " {\"id\": \"job0\", \"status\": \"concluded\", \"current-progress\": 3,"
                                    + " \"total-progress\": 4, \"error\": \"disk full\"}]");
            assertEquals(new JobOutcome.Failed("disk full"), outcome.join());
        }
    }

    @Test
    void aServerThatDoesNotSayHowAJobEndedCostsTheDeadlineAndCanSayItLater() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            both.server().event("JOB_STATUS_CHANGE", status("job0", "concluded"));
            long begin = System.nanoTime();
            QmpTimeoutException e = assertThrows(QmpTimeoutException.class, () -> watch.await(Duration.ofSeconds(1)));
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(waited.compareTo(Duration.ofMillis(1_500)) < 0, waited + " for a deadline of one second");
            assertTrue(e.getMessage().contains("has ended"), e.getMessage());
            ReceivedRequest late = both.server().receive();

            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> watch.await(LONG));
            ReceivedRequest query = both.server().receive();
            both.server()
                    .reply(late, "[]")
                    .reply(
                            query,
                            "[{\"id\": \"job0\", \"status\": \"concluded\", \"current-progress\": 3,"
                                    + " \"total-progress\": 3}]");
            assertEquals(new JobOutcome.Completed(3, 3), outcome.join());
        }
    }

    @Test
    void anEventIsNotHeldUpByAServerThatDoesNotAnswer() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("drive0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> watch.await(LONG));
            assertEquals("query-jobs", both.server().receive().command());
            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"drive0\", \"len\": 1, \"offset\": 1}");
            assertEquals(new JobOutcome.Completed(1, 1), outcome.join());
        }
    }

    @Test
    void anAnswerFromBeforeTheEndIsAskedForAgain() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> watch.await(LONG));
            ReceivedRequest early = both.server().receive();
            both.server()
                    .event("JOB_STATUS_CHANGE", status("job0", "aborting"))
                    .event("JOB_STATUS_CHANGE", status("job0", "concluded"))
                    .reply(early, "[{\"id\": \"job0\", \"status\": \"running\"}]");
            both.server()
                    .reply(
                            both.server().receive(),
                            "[{\"id\": \"job0\", \"status\": \"concluded\", \"error\": \"no room\"}]");
            assertEquals(new JobOutcome.Failed("no room"), outcome.join());
        }
    }

    @Test
    void afterAGapTheServerIsAsked() throws Exception {
        try (Clients both = Clients.connect(server);
                JobWatch watch = both.client().watchJob("job0")) {
            // More of what tells of an end than the watch has room for.
            for (int i = 0; i < 200; i++) {
                both.server().event("JOB_STATUS_CHANGE", status("job0", "aborting"));
            }
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> watch.await(LONG));
            both.server()
                    .reply(
                            both.server().receive(),
                            "[{\"id\": \"job0\", \"status\": \"concluded\", \"error\": \"Operation canceled\"}]");
            assertInstanceOf(JobOutcome.Cancelled.class, outcome.join());
        }
    }

    @Test
    void threeHundredDevicesAreSeenToGo() throws Exception {
        QmpOptions small = QmpOptions.builder().eventQueueCapacity(1).build();
        try (Clients both = Clients.connect(server, small)) {
            List<DeviceWatch> watches = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                watches.add(both.client().watchDevice("dev" + i));
            }
            for (int i = 0; i < 300; i++) {
                both.server().event("DEVICE_DELETED", "{\"device\": \"dev" + i + "\", \"path\": \"/p" + i + "\"}");
            }
            for (int i = 0; i < 300; i++) {
                assertEquals(new DeviceOutcome.Deleted("/p" + i), watches.get(i).await(LONG));
                watches.get(i).close();
            }
        }
    }

    @Test
    void aDeviceIsAskedForAfterALossOfTheConnection() throws Exception {
        QmpOptions again = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(10)))
                .build();
        try (Clients both = Clients.connect(server, again);
                DeviceWatch gone = both.client().watchDevice("dev0");
                JobWatch job = both.client().watchJob("job0")) {
            both.server().close();
            ServerConnection second = server.accept().negotiate();
            assertInstanceOf(DeviceOutcome.Disconnected.class, gone.await(LONG));
            assertInstanceOf(JobOutcome.Disconnected.class, job.await(LONG));
            CompletableFuture<DeviceOutcome> device = Clients.inBackground(() -> gone.await(LONG));
            ReceivedRequest list = second.receive();
            while (list.command().equals("query-jobs")) {
                // Asked by the other watch before it had learnt of the loss.
                list = second.receive();
            }
            assertEquals("qom-list", list.command());
            assertEquals("/machine/peripheral", list.arguments().path("path").stringValue());
            second.reply(list, "[{\"name\": \"type\", \"type\": \"string\"}]");
            assertEquals(new DeviceOutcome.Deleted("/machine/peripheral/dev0"), device.join());
            CompletableFuture<JobOutcome> ended = Clients.inBackground(() -> job.await(LONG));
            second.reply(second.receive(), "[{\"id\": \"job0\", \"status\": \"concluded\"}]");
            assertEquals(new JobOutcome.Completed(-1, -1), ended.join());
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
