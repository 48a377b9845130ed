package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobException;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.job.JobProgress;
import io.github.qmpcodegen.qmp.job.JobStatus;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Following jobs, by events and answers that come in any order. */
@Timeout(60)
class JobsTest {
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private JobOutcome blockJob(String event, String data) throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("drive0")) {
            both.server()
                    .event(
                            event,
                            "{\"type\": \"stream\", \"device\": \"other\", \"len\": 1, \"offset\": 1, \"speed\": 0}");
            both.server().event(event, data);
            return job.awaitEnd(LONG);
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
                Job job = both.client().job("job0")) {
            for (String status : statuses) {
                both.server().event("JOB_STATUS_CHANGE", "{\"id\": \"job0\", \"status\": \"" + status + "\"}");
            }
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(LONG));
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
                job(
                        "[{\"id\": \"job0\", \"status\": \"concluded\", \"error\": \"disk full\"}]",
                        "running",
                        "aborting",
                        "concluded"));
    }

    @Test
    void aJobIsCancelled() throws Exception {
        assertInstanceOf(
                JobOutcome.Cancelled.class,
                job(
                        "[{\"id\": \"job0\", \"status\": \"concluded\", \"error\": \"Operation canceled\"}]",
                        "running",
                        "aborting",
                        "concluded"));
    }

    @Test
    void aJobWhoseConnectionEndsIsLostFromSight() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            both.server().close();
            assertInstanceOf(JobOutcome.ConnectionLost.class, job.awaitEnd(LONG));
        }
    }

    @Test
    void aJobThatDoesNotEndCostsTheTimeoutOnly() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            assertEquals(new JobOutcome.Unfinished(JobStatus.UNKNOWN), job.awaitEnd(SHORT));
            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"len\": 1, \"offset\": 1}");
            assertEquals(new JobOutcome.Completed(1, 1), job.awaitEnd(LONG));
        }
    }

    @Test
    void threeHundredJobsAreSeenToEnd() throws Exception {
        QmpOptions small = QmpOptions.builder().eventQueueCapacity(1).build();
        try (Clients both = Clients.connect(server, small)) {
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                jobs.add(both.client().job("job" + i));
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
                assertEquals(completed, jobs.get(i).awaitEnd(LONG));
                assertEquals(completed, jobs.get(i).awaitEnd(SHORT), "it stays so");
                jobs.get(i).close();
            }
        }
    }

    private static String status(String job, String status) {
        return "{\"id\": \"" + job + "\", \"status\": \"" + status + "\"}";
    }

    @Test
    void aJobThatConcludedBeforeItIsFollowedIsFound() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(LONG));
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
                Job job = both.client().job("job0")) {
            both.server().event("JOB_STATUS_CHANGE", status("job0", "concluded"));
            assertEquals(new JobOutcome.Unfinished(JobStatus.CONCLUDED), job.awaitEnd(Duration.ofSeconds(1)));
            ReceivedRequest late = both.server().receive();

            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(LONG));
            both.server()
                    .reply(
                            late,
                            "[{\"id\": \"job0\", \"status\": \"concluded\", \"current-progress\": 3,"
                                    + " \"total-progress\": 3}]");
            assertEquals(new JobOutcome.Completed(3, 3), outcome.join());
        }
    }

    @Test
    void anEventIsNotHeldUpByAServerThatDoesNotAnswer() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("drive0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(LONG));
            assertEquals("query-jobs", both.server().receive().command());
            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"drive0\", \"len\": 1, \"offset\": 1}");
            assertEquals(new JobOutcome.Completed(1, 1), outcome.join());
        }
    }

    @Test
    void anAnswerFromBeforeTheEndIsAskedForAgain() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(LONG));
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
    void howeverManyEventsComeNoneIsMissed() throws Exception {
        QmpOptions small = QmpOptions.builder().eventQueueCapacity(1).build();
        try (Clients both = Clients.connect(server, small);
                Job job = both.client().job("job0")) {
            for (int i = 0; i < 10_000; i++) {
                both.server().event("JOB_STATUS_CHANGE", status("job0", i % 2 == 0 ? "standby" : "ready"));
            }
            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"len\": 1, \"offset\": 1}");
            for (int i = 0; i < 10_000; i++) {
                both.server().event("JOB_STATUS_CHANGE", status("job0", "concluded"));
            }
            assertEquals(new JobOutcome.Completed(1, 1), job.awaitEnd(LONG));
        }
    }

    @Test
    void aMirrorIsCompletedWhenItIsReady() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> {
                job.awaitReady(LONG);
                job.complete(LONG);
                return job.awaitEnd(LONG);
            });
            both.server().reply(both.server().receive(), listed("running"));
            both.server()
                    .event("JOB_STATUS_CHANGE", status("job0", "ready"))
                    .event("BLOCK_JOB_READY", "{\"device\": \"job0\", \"len\": 9, \"offset\": 9}");
            ReceivedRequest complete = both.server().receive();
            assertEquals("job-complete", complete.command());
            assertEquals("job0", complete.arguments().path("id").stringValue());
            both.server()
                    .reply(complete, "{}")
                    .event("JOB_STATUS_CHANGE", status("job0", "waiting"))
                    .event("JOB_STATUS_CHANGE", status("job0", "pending"))
                    .event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"len\": 9, \"offset\": 9}")
                    .event("JOB_STATUS_CHANGE", status("job0", "concluded"))
                    .event("JOB_STATUS_CHANGE", status("job0", "null"));
            assertEquals(new JobOutcome.Completed(9, 9), outcome.join());
        }
    }

    private static String listed(String status) {
        return "[{\"id\": \"job0\", \"status\": \"" + status + "\", \"current-progress\": 3, \"total-progress\": 9}]";
    }

    /** What each status that stays makes of the deadline. */
    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "PAUSED", "READY", "STANDBY", "WAITING", "PENDING", "ABORTING"})
    void theDeadlineTellsWhereTheJobIs(JobStatus status) throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<JobStatus> asked = Clients.inBackground(() -> job.status(LONG));
            both.server().reply(both.server().receive(), listed(status.name().toLowerCase(Locale.ROOT)));
            assertEquals(status, asked.join());
            assertEquals(new JobOutcome.Unfinished(status), job.awaitEnd(SHORT));
        }
    }

    @Test
    void anIdThatNoJobHasIsToldFromAJobThatHangs() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(Duration.ofMillis(500)));
            both.server().reply(both.server().receive(), "[{\"id\": \"another\", \"status\": \"running\"}]");
            assertEquals(new JobOutcome.Unfinished(JobStatus.ABSENT), outcome.join());
        }
    }

    @Test
    void whatIsNotReachedIsToldWithTheOutcome() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<JobStatus> first = Clients.inBackground(() -> job.status(LONG));
            both.server().reply(both.server().receive(), listed("running"));
            assertEquals(JobStatus.RUNNING, first.join());
            JobException late = assertThrows(JobException.class, () -> job.awaitReady(SHORT));
            assertEquals(new JobOutcome.Unfinished(JobStatus.RUNNING), late.outcome());
            assertEquals("job 'job0' is not ready: it is running", late.getMessage());

            both.server().event("BLOCK_JOB_PENDING", "{\"type\": \"backup\", \"id\": \"job0\"}");
            job.awaitPending(LONG);
            JobException pending = assertThrows(JobException.class, () -> job.awaitReady(LONG));
            assertEquals(new JobOutcome.Unfinished(JobStatus.PENDING), pending.outcome());

            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"error\": \"no room\"}");
            assertEquals(new JobOutcome.Failed("no room"), job.awaitEnd(LONG));
            JobException failed = assertThrows(JobException.class, () -> job.awaitPending(LONG));
            assertEquals(new JobOutcome.Failed("no room"), failed.outcome());
            assertEquals("job 'job0' is not pending: it has failed: no room", failed.getMessage());
        }
    }

    /** One that is finalized by itself passes the status of those that wait to be. */
    @Test
    void aJobThatPassesPendingIsNotPending() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<Throwable> pending =
                    Clients.inBackground(() -> assertThrows(JobException.class, () -> job.awaitPending(LONG)));
            both.server().reply(both.server().receive(), listed("running"));
            both.server().event("JOB_STATUS_CHANGE", status("job0", "pending"));
            ReceivedRequest query = both.server().receive();
            both.server()
                    .event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"len\": 1, \"offset\": 1}")
                    .reply(query, "[]");
            assertEquals(new JobOutcome.Completed(1, 1), ((JobException) pending.join()).outcome());
        }
    }

    @Test
    void commandsThatComeTooLateAreNoFailure() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            for (String verb : List.of("complete", "cancel", "finalize", "dismiss")) {
                CompletableFuture<Boolean> sent = Clients.inBackground(() -> {
                    switch (verb) {
                        case "complete" -> job.complete(LONG);
                        case "cancel" -> job.cancel(LONG);
                        case "finalize" -> job.finalizeJob(LONG);
                        default -> job.dismiss(LONG);
                    }
                    return true;
                });
                ReceivedRequest request = both.server().receive();
                assertEquals("job-" + verb, request.command());
                both.server()
                        .event("BLOCK_JOB_CANCELLED", "{\"device\": \"job0\", \"len\": 1, \"offset\": 0}")
                        .event("JOB_STATUS_CHANGE", status("job0", "null"))
                        .fail(request, "GenericError", "Job not found");
                assertTrue(sent.join());
            }
            assertEquals(new JobOutcome.Cancelled(0, 1), job.awaitEnd(LONG));
        }
    }

    @Test
    void aCommandForAJobThatIsNotThereFails() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            CompletableFuture<QmpException> refused =
                    Clients.inBackground(() -> assertThrows(QmpCommandException.class, () -> job.cancel(LONG)));
            both.server().fail(both.server().receive(), "GenericError", "Job not found");
            assertTrue(refused.join().getMessage().contains("Job not found"), refused.join()::getMessage);
        }
    }

    /** A rejected transaction gives up jobs that have not begun, of which no event of block jobs tells. */
    @Test
    void aJobThatNeverBeganIsCancelled() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            for (String status : List.of("created", "aborting", "concluded", "null")) {
                both.server().event("JOB_STATUS_CHANGE", status("job0", status));
            }
            assertEquals(new JobOutcome.Cancelled(-1, -1), job.awaitEnd(LONG));
        }
    }

    @Test
    void aServerWithoutJobsSaysSo() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("drive0")) {
            CompletableFuture<QmpException> refused =
                    Clients.inBackground(() -> assertThrows(QmpUnsupportedException.class, () -> job.awaitEnd(LONG)));
            for (String command : List.of("query-jobs", "query-block-jobs")) {
                ReceivedRequest query = both.server().receive();
                assertEquals(command, query.command());
                both.server().fail(query, "CommandNotFound", "The command has not been found");
            }
            assertTrue(refused.join().getMessage().contains("no jobs"), refused.join()::getMessage);
        }
    }

    /** Of a server between 1.3 and 2.1, which has no word for the status of a job. */
    @Test
    void aBlockJobOfAnOldServerIsFollowedToItsEnd() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("ide0-hd0")) {
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> {
                job.awaitReady(LONG);
                job.complete(LONG);
                return job.awaitEnd(LONG);
            });
            both.server().fail(both.server().receive(), "CommandNotFound", "not found");
            ReceivedRequest query = both.server().receive();
            assertEquals("query-block-jobs", query.command());
            both.server()
                    .reply(
                            query,
                            "[{\"device\": \"ide0-hd0\", \"len\": 8, \"offset\": 8, \"busy\": false, \"paused\": false,"
                                    + " \"type\": \"mirror\"}]");
            both.server().fail(both.server().receive(), "CommandNotFound", "not found");
            ReceivedRequest complete = both.server().receive();
            assertEquals("block-job-complete", complete.command());
            assertEquals("ide0-hd0", complete.arguments().path("device").stringValue());
            both.server()
                    .event("BLOCK_JOB_COMPLETED", "{\"device\": \"ide0-hd0\", \"len\": 8, \"offset\": 8}")
                    .reply(complete, "{}");
            assertEquals(new JobOutcome.Completed(8, 8), outcome.join());
        }
    }

    @Test
    void theOldestServersDoNotKnowForce() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("virtio0")) {
            CompletableFuture<Boolean> cancelled = Clients.inBackground(() -> {
                job.cancel(LONG);
                return true;
            });
            both.server().fail(both.server().receive(), "CommandNotFound", "not found");
            ReceivedRequest forced = both.server().receive();
            assertTrue(forced.arguments().path("force").booleanValue());
            both.server().fail(forced, "GenericError", "Invalid parameter 'force'");
            ReceivedRequest plain = both.server().receive();
            assertEquals("{\"device\":\"virtio0\"}", plain.arguments().toString());
            both.server().reply(plain, "{}");
            assertTrue(cancelled.join());
        }
    }

    private static final QmpOptions RECONNECTING = QmpOptions.builder()
            .reconnect(new ReconnectPolicy(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(10)))
            .build();

    /** What the server says of a job once the connection is there again, and what that is taken for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concluded | Completed[current=3, total=9]",
                "pending | Unfinished[status=PENDING]",
                "running | Unfinished[status=RUNNING]",
                "- | Vanished[last=RUNNING]"
            })
    void afterALossOfTheConnectionTheServerIsAsked(String status, String expected) throws Exception {
        try (Clients both = Clients.connect(server, RECONNECTING);
                Job job = both.client().job("job0")) {
            both.server().event("JOB_STATUS_CHANGE", status("job0", "running"));
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(Duration.ofSeconds(2)));
            assertEquals("query-jobs", both.server().receive().command());
            both.server().close();
            ServerConnection second = server.accept().negotiate();
            second.reply(second.receive(), status.equals("-") ? "[]" : listed(status));
            assertEquals(expected, outcome.join().toString());
        }
    }

    @Test
    void aConnectionThatDoesNotComeBackInTimeIsLost() throws Exception {
        QmpOptions slow = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(9)))
                .build();
        try (Clients both = Clients.connect(server, slow);
                Job job = both.client().job("job0")) {
            both.server().event("JOB_STATUS_CHANGE", status("job0", "running")).close();
            assertInstanceOf(JobOutcome.ConnectionLost.class, job.awaitEnd(SHORT));
        }
    }

    @Test
    void closingIsToldToWhoWaits() throws Exception {
        try (Clients both = Clients.connect(server)) {
            Job job = both.client().job("job0");
            CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(LONG));
            both.server().receive();
            job.close();
            assertInstanceOf(JobOutcome.ConnectionLost.class, outcome.join());
        }
    }

    /** Three hundred that want to know the same cost the server two questions. */
    @Test
    void oneQuestionServesAllWhoFollowJobs() throws Exception {
        try (Clients both = Clients.connect(server)) {
            List<Job> jobs = new ArrayList<>();
            List<CompletableFuture<JobOutcome>> outcomes = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                Job job = both.client().job("job" + i);
                CompletableFuture<JobOutcome> outcome = new CompletableFuture<>();
                Thread waiting = new Thread(() -> outcome.complete(job.awaitEnd(LONG)));
                waiting.start();
                while (waiting.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                jobs.add(job);
                outcomes.add(outcome);
                all.append(i == 0 ? "[" : ",")
                        .append("{\"id\": \"job" + i + "\", \"status\": \"concluded\", \"current-progress\": " + i
                                + ", \"total-progress\": 300}");
            }
            for (int question = 0; question < 2; question++) {
                both.server().reply(both.server().receive(), all + "]");
            }
            for (int i = 0; i < 300; i++) {
                assertEquals(new JobOutcome.Completed(i, 300), outcomes.get(i).join());
                jobs.get(i).close();
            }
        }
    }

    @Test
    void progressIsToldWithRateAndEstimateAndTheEnd() throws Exception {
        try (Clients both = Clients.connect(server);
                Job job = both.client().job("job0")) {
            BlockingQueue<JobProgress> told = new LinkedBlockingQueue<>();
            job.progress(progress -> {
                told.add(progress);
                throw new IllegalStateException("costs nothing else");
            });
            both.server().reply(both.server().receive(), listed("running"));
            JobProgress first = told.take();
            assertEquals(new JobProgress(JobStatus.RUNNING, 3, 9, 0, null), first);
            both.server().reply(both.server().receive(), listed("running").replace("progress\": 3", "progress\": 5"));
            JobProgress second = told.take();
            assertEquals(5, second.current());
            assertTrue(second.rate() > 0 && second.rate() <= 2, second::toString);
            assertTrue(
                    Objects.requireNonNull(second.remaining()).compareTo(Duration.ofMillis(1_900)) > 0,
                    second::toString);
            both.server().event("BLOCK_JOB_COMPLETED", "{\"device\": \"job0\", \"len\": 9, \"offset\": 9}");
            JobProgress last = told.take();
            assertEquals(JobStatus.CONCLUDED, last.status());
            assertEquals(1, last.fraction());
            assertEquals(Duration.ZERO, last.remaining());
        }
    }
}
