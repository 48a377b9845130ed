package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What real servers said of their block jobs is said again, and each of these is followed to its end. */
@NeedsTestData
@Timeout(60)
class RecordedJobsTest {
    private static final Set<String> STARTING = Set.of("block-stream", "block-commit", "drive-mirror", "drive-backup");
    private static final Set<String> ENDING = Set.of("BLOCK_JOB_COMPLETED", "BLOCK_JOB_CANCELLED");

    /** What was said between two answers, and the answer; without one the server has gone. */
    private record Exchange(String command, JsonNode arguments, List<JsonNode> before, JsonNode answer) {
        boolean fails() {
            return answer.has("error");
        }
    }

    private record Started(String device, int exchange, Job job) {}

    /** Of all commands those that start and end jobs are sent; the server of 1.2.2 crashed in the middle. */
    @ParameterizedTest
    @CsvSource({"1.2.2, 1, 2, 2", "2.7.0, 2, 7, 8", "7.2, 7, 2, 7"})
    void blockJobsAreFollowedToTheirEnds(String release, int major, int minor, int jobs) throws IOException {
        List<Exchange> recorded = exchanges(TestData.path("transcripts").resolve(release + ".jsonl"));
        Replay replay = new Replay(recorded.get(0), major > 1 || minor > 2);
        replay.server.version(major, minor, 0);
        List<Started> started = new ArrayList<>();
        try (FakeQmpServer server = replay.server;
                QmpClient client = server.connect()) {
            Map<String, Job> latest = new HashMap<>();
            for (int i = 0; i < recorded.size(); i++) {
                Exchange exchange = recorded.get(i);
                String device = exchange.arguments().path("device").asString("");
                replay.present = exchange;
                if (exchange.answer().isMissingNode()) {
                    if (STARTING.contains(exchange.command())) {
                        started.add(new Started(device, i, client.job(device)));
                    }
                } else if (STARTING.contains(exchange.command())) {
                    // What came of the job before has been read.
                    assertTrue(client.execute("query-block-jobs").isArray());
                    Job job = client.job(device);
                    if (start(client, exchange)) {
                        latest.put(device, job);
                        started.add(new Started(device, i, job));
                    } else {
                        job.close();
                    }
                } else if (exchange.command().equals("block-job-complete")) {
                    tell(exchange, latest.getOrDefault(device, client.job(device)), job -> job.complete(LONG));
                } else if (exchange.command().equals("block-job-cancel")) {
                    tell(exchange, latest.getOrDefault(device, client.job(device)), job -> job.cancel(LONG));
                } else {
                    replay.pass(exchange);
                }
            }
            server.connections().forEach(ServerConnection::close);
            for (Started one : started) {
                assertEnd(end(recorded, one), one.job().awaitEnd(LONG));
                one.job().close();
            }
        }
        assertEquals(jobs, started.size());
    }

    private static boolean start(QmpClient client, Exchange exchange) {
        try {
            JsonNode unused = client.execute(exchange.command(), (ObjectNode) exchange.arguments());
            return true;
        } catch (QmpCommandException e) {
            assertTrue(exchange.fails(), e::getMessage);
            return false;
        }
    }

    /** Only what had ended may be told what the server refuses, and be none the worse for it. */
    private static void tell(Exchange exchange, Job job, Consumer<Job> command) {
        try {
            command.accept(job);
        } catch (QmpCommandException e) {
            assertTrue(exchange.fails(), e::getMessage);
            return;
        }
        assertTrue(!exchange.fails() || !(job.awaitEnd(SHORT) instanceof JobOutcome.Unfinished), exchange::toString);
    }

    /** The event that tells of a job's end; null where none came any more. */
    private static @Nullable JsonNode end(List<Exchange> recorded, Started started) {
        return recorded.subList(started.exchange(), recorded.size()).stream()
                .flatMap(exchange -> exchange.before().stream())
                .filter(event -> ENDING.contains(event.path("event").stringValue())
                        && event.path("data").path("device").stringValue().equals(started.device()))
                .findFirst()
                .orElse(null);
    }

    private static void assertEnd(@Nullable JsonNode event, JobOutcome outcome) {
        if (event == null) {
            assertInstanceOf(JobOutcome.ConnectionLost.class, outcome);
            return;
        }
        JsonNode data = event.path("data");
        long offset = data.path("offset").longValue();
        long length = data.path("len").longValue();
        if (data.has("error")) {
            assertEquals(new JobOutcome.Failed(data.path("error").stringValue()), outcome);
        } else if (event.path("event").stringValue().equals("BLOCK_JOB_CANCELLED")) {
            assertEquals(new JobOutcome.Cancelled(offset, length), outcome);
        } else {
            assertEquals(new JobOutcome.Completed(offset, length), outcome);
        }
    }

    /** The commands of the part about jobs, in their order. */
    private static List<Exchange> exchanges(Path file) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        List<JsonNode> asked = new ArrayList<>();
        List<JsonNode> before = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode said = QmpJson.parse(line);
            if (!said.path("config").asString("").equals("jobs")) {
                continue;
            }
            String raw = said.path("raw").asString("");
            JsonNode message = raw.isEmpty() ? MissingNode.getInstance() : QmpJson.parse(raw);
            if (said.path("direction").stringValue().equals("in")) {
                asked.add(message);
            } else if (message.has("event")) {
                before.add(message);
            } else if (!message.has("QMP")) {
                JsonNode command = asked.isEmpty() ? message : asked.remove(0);
                exchanges.add(new Exchange(
                        command.path("execute").asString(""),
                        command.has("arguments") ? command.path("arguments") : JsonNodeFactory.instance.objectNode(),
                        List.copyOf(before),
                        message));
                before.clear();
                if (said.has("eof")) {
                    break;
                }
            }
        }
        return exchanges;
    }

    /** Says again what the present exchange says, and lists the jobs as they were listed last. */
    private static final class Replay {
        private final FakeQmpServer server = FakeQmpServer.onUnixSocket();
        private final boolean knowsForce;
        private volatile String jobs = "[]";
        private volatile Exchange present;

        Replay(Exchange first, boolean knowsForce) {
            this.present = first;
            this.knowsForce = knowsForce;
            STARTING.forEach(command -> server.on(command, this::answer));
            server.on("block-job-complete", this::answer)
                    .on("block-job-cancel", this::answer)
                    .on("query-block-jobs", request -> jobs)
                    .serve();
        }

        /** An exchange that nobody asks for. */
        void pass(Exchange exchange) {
            emit(exchange);
            if (exchange.command().equals("query-block-jobs")) {
                jobs = QmpJson.write(exchange.answer().path("return"));
            }
        }

        private String answer(ReceivedRequest request) {
            if (request.arguments().has("force") && !knowsForce) {
                throw new CommandError("Invalid parameter 'force'");
            }
            emit(present);
            JsonNode error = present.answer().get("error");
            if (error != null) {
                throw new CommandError(
                        error.path("class").stringValue(), error.path("desc").stringValue());
            }
            return "{}";
        }

        private void emit(Exchange exchange) {
            for (JsonNode event : exchange.before()) {
                JsonNode data = event.has("data") ? event.path("data") : JsonNodeFactory.instance.objectNode();
                server.emit(new RawEvent(event.path("event").stringValue(), EventTimestamp.UNKNOWN, data));
            }
        }
    }
}
