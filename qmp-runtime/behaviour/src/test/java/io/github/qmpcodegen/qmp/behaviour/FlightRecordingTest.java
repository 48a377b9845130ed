package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.internal.observe.Observation;
import io.github.qmpcodegen.qmp.internal.observe.ObservedCall;
import io.github.qmpcodegen.qmp.internal.observe.ObservedWait;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the JDK's flight recorder is told, and what that costs those who do not record. */
@Timeout(60)
class FlightRecordingTest {
    private static final String PREFIX = "io.github.qmpcodegen.qmp.";

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @TempDir
    private Path folder;

    @AfterEach
    void closeServer() {
        server.close();
    }

    private static Recording recording(String... events) {
        Recording recording = new Recording();
        for (String event : events) {
            recording.enable(PREFIX + event);
        }
        recording.start();
        return recording;
    }

    /** What was recorded of us; other tests of this JVM have other peers. */
    private List<RecordedEvent> recorded(Recording recording) throws IOException {
        recording.stop();
        Path file = folder.resolve("recording.jfr");
        recording.dump(file);
        String peer = server.address().toString();
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith(PREFIX))
                .filter(event -> event.getString("peer").equals(peer))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    @Test
    void callsAreRecorded() throws Exception {
        try (Recording recording = recording("Call");
                Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = both.client().call("query-x").executeAsync();
            String reply = "{\"error\": {\"class\": \"DeviceNotFound\", \"desc\": \"\"}, \"id\": "
                    + both.server().receive().id() + "}";
            both.server().send(reply);
            QmpCommandException e = (QmpCommandException) failure(call);

            List<RecordedEvent> events = recorded(recording);
            assertEquals(1, events.size(), events::toString);
            RecordedEvent event = events.get(0);
            assertEquals(PREFIX + "Call", event.getEventType().getName());
            assertEquals("query-x", event.getString("command"));
            assertEquals(e.id().orElseThrow(), event.getLong("id"));
            assertNull(event.getClass("requestClass"));
            assertEquals("COMMAND_ERROR", event.getString("outcome"));
            assertEquals("DeviceNotFound", event.getString("errorClass"));
            assertEquals(reply.length(), event.getLong("bytesReceived"));
            assertTrue(event.getLong("bytesSent") > 0);
            assertTrue(event.getDuration().toNanos() > 0);
        }
    }

    @Test
    void waitsAreRecorded() throws Exception {
        try (Recording recording = recording("EventWait");
                Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            assertThrows(QmpTimeoutException.class, () -> events.next(SHORT));

            List<RecordedEvent> waits = recorded(recording);
            assertEquals(1, waits.size(), waits::toString);
            assertEquals(PREFIX + "EventWait", waits.get(0).getEventType().getName());
            assertTrue(waits.get(0).getDuration().compareTo(SHORT.minusMillis(1)) >= 0, waits::toString);
            assertFalse(waits.get(0).getBoolean("came"));
        }
    }

    @Test
    void droppedEventsAreRecorded() throws Exception {
        // One thread, so that what is asked for later is done later.
        ExecutorService executor = Executors.newFixedThreadPool(1);
        QmpOptions options =
                QmpOptions.builder().eventQueueCapacity(1).executor(executor).build();
        try (Recording recording = recording("EventsDropped");
                Clients both = Clients.connect(server, options);
                QmpSubscription<QmpEvent> slow = both.client().subscribe()) {
            both.server().event("ONE", "{}").event("TWO", "{}").event("THREE", "{}");
            CompletableFuture<JsonNode> call = both.client().call("query-x").executeAsync();
            both.server().reply(both.server().receive(), "{}");
            call.join();

            assertEquals(2, slow.dropped());
            assertEquals(
                    2,
                    recorded(recording).stream()
                            .mapToLong(event -> event.getLong("count"))
                            .sum());
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void reconnectsAreRecorded() throws Exception {
        QmpOptions options = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(50), LONG))
                .build();
        try (Recording recording = recording("Reconnect");
                Clients both = Clients.connect(server, options);
                QmpSubscription<QmpEvent> gaps = both.client().subscribe()) {
            both.server().close();
            ServerConnection again = server.accept().negotiate();
            gaps.receive(LONG);

            List<RecordedEvent> events = recorded(recording);
            again.close();
            assertEquals(1, events.size(), events::toString);
            assertTrue(events.get(0).getBoolean("connected"), events::toString);
            assertTrue(events.get(0).getString("cause").contains("closed the connection"), events::toString);
            assertTrue(events.get(0).getDuration().toNanos() > 0, events::toString);
        }
    }

    @Test
    void nothingIsRecordedUnlessItIsAskedFor() throws Exception {
        try (Recording recording = recording();
                Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = both.client().call("query-x").executeAsync();
            both.server().reply(both.server().receive(), "{}");
            call.join();
            assertEquals(List.of(), recorded(recording));
        }
    }

    @Test
    void whatNobodyObservesAllocatesNothing() {
        assertTrue(allocatedUnobserved() < 1_000, "before there is a recording");
        try (Recording recording = recording()) {
            long bytes = allocatedUnobserved();
            assertTrue(bytes < 1_000, () -> bytes + " bytes while others are recorded by " + recording.getName());
        }
    }

    /** What 100,000 times of all that is asked for each call, wait and event allocate. */
    private static long allocatedUnobserved() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Observation nobody = new Observation(null, "nobody", Runnable::run);
        // What is loaded and registered by the first.
        observe(nobody);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            observe(nobody);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void observe(Observation nobody) {
        ObservedCall call = nobody.begin("query-status", Observation.class);
        if (call.getClass() != ObservedCall.class || ObservedWait.isRecorded()) {
            throw new AssertionError("somebody observes");
        }
        call.succeed();
        nobody.eventDropped();
    }

    @Test
    void aJvmWithoutFlightRecorderWillDo() throws Exception {
        server.on("query-status", request -> "{}").serve();
        String socket = ((QmpAddress.Unix) server.address()).path().toString();
        ChildJvm.run(
                folder,
                new ProcessBuilder(
                        ChildJvm.command(List.of("--limit-modules", "java.se"), WithoutFlightRecorder.class, socket)));
    }
}
