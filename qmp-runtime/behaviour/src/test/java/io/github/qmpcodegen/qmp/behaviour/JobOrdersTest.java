package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.job.JobStatus;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * The events of a job, in the order in which QEMU sends them, with everything else at each place among them: the moment from
 * which the job is followed, the answer to the question that is asked then, and the end of the connection.
 */
@Timeout(300)
class JobOrdersTest {

    /** What servers tell of the whole life of a job, and how that ended. */
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Life {
        COMPLETED(
                new JobOutcome.Completed(9, 9), "created running ready waiting pending BLOCK_JOB_COMPLETED concluded"),
        FINALIZED(
                new JobOutcome.Completed(9, 9),
                "created running waiting pending BLOCK_JOB_PENDING BLOCK_JOB_COMPLETED concluded"),
        FAILED(new JobOutcome.Failed("no room"), "created running aborting BLOCK_JOB_COMPLETED concluded"),
        CANCELLED(
                new JobOutcome.Cancelled(9, 9),
                "created running paused running aborting BLOCK_JOB_CANCELLED concluded"),
        NO_BLOCK_JOB(new JobOutcome.Completed(9, 9), "created running waiting pending concluded"),
        NO_BLOCK_JOB_FAILED(new JobOutcome.Failed("no room"), "created running aborting concluded");

        private final JobOutcome outcome;
        private final List<String> events;

        Life(JobOutcome outcome, String events) {
            this.outcome = outcome;
            this.events = List.of(events.split(" "));
        }

        /** Where its end was told; behind all where only the server can tell. */
        int end() {
            int end = Math.max(events.indexOf("BLOCK_JOB_COMPLETED"), events.indexOf("BLOCK_JOB_CANCELLED"));
            return end < 0 ? events.size() : end;
        }

        boolean isBlockJob() {
            return end() < events.size();
        }

        List<String> events(boolean dismissed) {
            List<String> all = new ArrayList<>(events);
            if (dismissed) {
                all.add("null");
            }
            return all;
        }
    }

    /** What a server lists when it has sent some of the events. */
    private static String listed(Life life, List<String> sent) {
        String status =
                sent.stream().filter(event -> !event.startsWith("BLOCK_JOB")).reduce("null", (a, b) -> b);
        if (status.equals("null")) {
            return "[]";
        }
        String error = !status.equals("concluded")
                ? ""
                : life.outcome instanceof JobOutcome.Failed
                        ? ", \"error\": \"no room\""
                        : life.outcome instanceof JobOutcome.Cancelled ? ", \"error\": \"Operation canceled\"" : "";
        return "[{\"id\": \"job0\", \"status\": \"" + status + "\", \"current-progress\": 9, \"total-progress\": 9"
                + error + "}]";
    }

    private static void send(ServerConnection connection, Life life, String event) throws IOException {
        String error = life.outcome instanceof JobOutcome.Failed ? ", \"error\": \"no room\"" : "";
        switch (event) {
            case "BLOCK_JOB_PENDING" -> connection.event(event, "{\"type\": \"backup\", \"id\": \"job0\"}");
            case "BLOCK_JOB_COMPLETED", "BLOCK_JOB_CANCELLED" ->
                connection.event(event, "{\"device\": \"job0\", \"len\": 9, \"offset\": 9" + error + "}");
            default -> connection.event("JOB_STATUS_CHANGE", "{\"id\": \"job0\", \"status\": \"" + event + "\"}");
        }
    }

    /**
     * An order.
     *
     * @param followed how many events come before the job is followed
     * @param answered how many come before the answer to the first question
     * @param lost how many come before the connection is lost; -1 for all
     */
    private record Order(Life life, boolean dismissed, int followed, int answered, int lost) {}

    @TestFactory
    Stream<DynamicTest> inEveryOrder() {
        List<Order> orders = new ArrayList<>();
        for (Life life : Life.values()) {
            for (boolean dismissed : List.of(true, false)) {
                int count = life.events(dismissed).size();
                for (int followed = 0; followed <= count; followed++) {
                    for (int answered = followed; answered <= count; answered++) {
                        orders.add(new Order(life, dismissed, followed, answered, -1));
                    }
                    for (int lost = followed; lost <= count; lost++) {
                        orders.add(new Order(life, dismissed, followed, count, lost));
                    }
                }
            }
        }
        return orders.stream().map(order -> DynamicTest.dynamicTest(order.toString(), () -> play(order)));
    }

    private static void play(Order order) throws Exception {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket();
                Clients both = Clients.connect(server)) {
            ServerConnection connection = both.server();
            List<String> events = order.life().events(order.dismissed());
            for (String event : events.subList(0, order.followed())) {
                send(connection, order.life(), event);
            }
            // What came before has been read.
            CompletableFuture<JsonNode> read =
                    Clients.inBackground(() -> both.client().execute("query-status"));
            connection.reply(connection.receive(), "{}");
            assertTrue(read.join().isObject());

            try (Job job = both.client().job("job0")) {
                boolean knowable =
                        !order.dismissed() || order.followed() <= order.life().end();
                Duration patience = knowable || order.lost() >= 0 ? LONG : Duration.ofMillis(100);
                CompletableFuture<JobOutcome> outcome = Clients.inBackground(() -> job.awaitEnd(patience));
                ReceivedRequest question = connection.receive();
                if (order.lost() >= 0) {
                    for (String event : events.subList(order.followed(), order.lost())) {
                        send(connection, order.life(), event);
                    }
                    connection.close();
                    assertLost(order, outcome.join());
                    return;
                }
                for (int i = order.followed(); i <= events.size(); i++) {
                    if (i == order.answered()) {
                        connection.reply(question, listed(order.life(), events.subList(0, i)));
                    }
                    if (i < events.size()) {
                        send(connection, order.life(), events.get(i));
                    }
                }
                CompletableFuture<Object> further = Clients.inBackground(() -> {
                    while (true) {
                        connection.reply(connection.receive(), listed(order.life(), events));
                    }
                });
                assertKnown(order, outcome.join());
                assertTrue(!further.isDone() || further.isCompletedExceptionally());
            }
        }
    }

    private static void assertLost(Order order, JobOutcome outcome) {
        boolean told = order.life().isBlockJob()
                && order.followed() <= order.life().end()
                && order.lost() > order.life().end();
        if (told) {
            assertEquals(order.life().outcome, outcome);
        } else if (!(outcome instanceof JobOutcome.Vanished)) {
            assertTrue(
                    outcome instanceof JobOutcome.ConnectionLost || sameKind(order.life().outcome, outcome),
                    outcome::toString);
        }
    }

    private static void assertKnown(Order order, JobOutcome outcome) {
        boolean told =
                order.life().isBlockJob() && order.followed() <= order.life().end();
        List<String> before = order.life().events(order.dismissed()).subList(0, order.answered());
        boolean concluded = before.contains("concluded") && !before.contains("null");
        if (!order.dismissed() || concluded || told) {
            assertEquals(order.life().outcome, outcome);
        } else if (outcome instanceof JobOutcome.Unfinished unfinished) {
            assertEquals(JobStatus.ABSENT, unfinished.status());
            assertEquals(order.followed(), order.life().events(true).size());
        } else if (!(outcome instanceof JobOutcome.Vanished)) {
            assertTrue(sameKind(order.life().outcome, outcome), outcome::toString);
        }
    }

    /** A job that is dismissed before anybody has asked how it ended can still have told whether that was well. */
    private static boolean sameKind(JobOutcome expected, JobOutcome outcome) {
        assertInstanceOf(expected.getClass(), outcome);
        return true;
    }
}
