package io.github.qmpcodegen.samples.qmpshell.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.schema.InterfaceReader;
import io.github.qmpcodegen.samples.qmpshell.schema.LazyInterface;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class ProgressWatchTest {

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final ProgressView view = new ProgressView() {
        @Override
        public void show(List<Measured> activities) {
            activities.forEach(measured -> shown.add(measured.activity().title() + " "
                    + measured.activity().current() + "/" + measured.activity().total()));
            if (activities.isEmpty()) {
                shown.add("nothing");
            }
        }

        @Override
        public void ended(Activity last, String outcome) {
            shown.add(last.title() + ": " + outcome);
        }
    };

    @Test
    void aJobIsWatchedUntilItIsGone() throws InterruptedException {
        StubServer server = jobs(job("running", 1, ""), job("running", 2, ""), "[]");
        assertEquals(List.of("mirror j 1/4", "mirror j 2/4", "mirror j: ended", "nothing"), watch(server, 4));
    }

    @Test
    void aJobThatStaysTellsHowItEnded() throws InterruptedException {
        StubServer server = jobs(job("running", 1, ""), job("concluded", 2, "no space"));
        assertEquals(List.of("mirror j 1/4", "mirror j: failed: no space", "nothing"), watch(server, 3));
    }

    @Test
    void aJobThatHasEndedBeforeIsNotToldOf() throws InterruptedException {
        assertEquals(List.of("nothing"), watch(jobs(job("concluded", 4, "")), 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BLOCK_JOB_COMPLETED | {\"device\":\"j\"} | completed",
                "BLOCK_JOB_COMPLETED | {\"device\":\"j\",\"error\":\"no space\"} | failed: no space",
                "BLOCK_JOB_CANCELLED | {\"device\":\"j\"} | cancelled",
            })
    void theEventsOfBlockJobsTellHowTheyEnded(String event, String data, String outcome) throws InterruptedException {
        Deque<String> answers = new ArrayDeque<>(List.of(job("running", 1, "")));
        try (ProgressWatch watch = watching(jobs(answers))) {
            watch.look();
            assertEquals("mirror j 1/4", next());
            watch.take(new RawEvent(event, EventTimestamp.UNKNOWN, QmpJson.parse(data)));
            // The job is seen until the event has been taken.
            synchronized (answers) {
                answers.clear();
                answers.add("[]");
            }
            assertEquals("mirror j: " + outcome, nextOtherThan("mirror j 1/4"));
        }
    }

    @Test
    void anOldServersBlockJobsAreWatched() throws InterruptedException {
        StubServer server = new StubServer()
                .answering("query-commands", "[{\"name\": \"query-block-jobs\"}]")
                .answering(
                        "query-block-jobs", "[{\"device\": \"d0\", \"type\": \"stream\", \"len\": 9, \"offset\": 3}]");
        assertEquals(List.of("stream d0 3/9"), watch(server, 1));
    }

    @Test
    void aMigrationIsWatchedUntilItIsAtRest() throws InterruptedException {
        Deque<String> answers = new ArrayDeque<>(List.of(
                "{\"status\": \"setup\"}",
                "{\"status\": \"active\", \"ram\": {\"total\": 10, \"remaining\": 4, \"transferred\": 6}}",
                "{\"status\": \"failed\", \"error-desc\": \"refused\"}"));
        StubServer server = new StubServer()
                .answering("query-commands", "[{\"name\": \"query-migrate\"}]")
                .answering("query-migrate", arguments -> nextOrLast(answers));
        assertEquals(
                List.of("migration 0/0", "migration 6/10", "migration: failed: refused", "nothing"), watch(server, 4));
    }

    @Test
    void aServerWithoutJobsIsLeftAlone() throws InterruptedException {
        StubServer server = new StubServer().answering("query-commands", "[{\"name\": \"stop\"}]");
        assertEquals(List.of("nothing"), watch(server, 1));
    }

    private List<String> watch(StubServer server, int count) throws InterruptedException {
        try (ProgressWatch watch = watching(server)) {
            watch.look();
            String[] all = new String[count];
            for (int i = 0; i < count; i++) {
                all[i] = next();
            }
            return List.of(all);
        }
    }

    private ProgressWatch watching(StubServer server) {
        return new ProgressWatch(
                server, LazyInterface.of(InterfaceReader.read(server, Optional.empty())), view, Duration.ofMillis(1));
    }

    private String next() throws InterruptedException {
        String line = shown.poll(10, TimeUnit.SECONDS);
        assertTrue(line != null, "nothing was shown");
        return line;
    }

    private String nextOtherThan(String repeated) throws InterruptedException {
        String line = next();
        while (line.equals(repeated)) {
            line = next();
        }
        return line;
    }

    private static StubServer jobs(String... answers) {
        return jobs(new ArrayDeque<>(List.of(answers)));
    }

    private static StubServer jobs(Deque<String> answers) {
        return new StubServer()
                .answering("query-commands", "[{\"name\": \"query-jobs\"}]")
                .answering("query-jobs", arguments -> nextOrLast(answers));
    }

    private static String nextOrLast(Deque<String> answers) {
        synchronized (answers) {
            return answers.size() > 1 ? answers.remove() : answers.element();
        }
    }

    private static String job(String status, int current, String error) {
        return "[{\"id\": \"j\", \"type\": \"mirror\", \"status\": \"" + status + "\", \"current-progress\": " + current
                + ", \"total-progress\": 4" + (error.isEmpty() ? "" : ", \"error\": \"" + error + "\"") + "}]";
    }
}
