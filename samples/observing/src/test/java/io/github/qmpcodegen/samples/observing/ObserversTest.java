package io.github.qmpcodegen.samples.observing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpObserver;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.Fault;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class ObserversTest {
    // One thread, so that what is told later is done later.
    private final ExecutorService executor = Executors.newFixedThreadPool(1);
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket()
            .on("query-status", request -> "{\"status\": \"running\"}")
            .on("eject", request -> {
                throw new CommandError("DeviceNotFound", "there is no such drive");
            })
            .on("stop", request -> "{}")
            .fault("stop", Fault.silence())
            .serve();

    @AfterEach
    void close() {
        server.close();
        executor.shutdown();
    }

    private QmpClient connect(QmpObserver observer) {
        return QmpClient.connect(
                server.address(),
                QmpOptions.builder()
                        .observer(observer)
                        .executor(executor)
                        .eventQueueCapacity(1)
                        .build());
    }

    private static void callThrice(QmpClient client) {
        client.execute("query-status");
        assertThrows(QmpCommandException.class, () -> client.execute("eject"));
        assertThrows(
                QmpTimeoutException.class,
                () -> client.call("stop").timeout(Duration.ofMillis(100)).execute());
    }

    @Test
    void callsAreTimedByCommandAndError() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (QmpClient client = connect(new CallMetrics(meters))) {
            callThrice(client);
            client.call("query-status").executeAsync().join();
        }
        assertEquals(2, timer(meters, "query-status", "none").count());
        assertEquals(1, timer(meters, "eject", "DeviceNotFound").count());
        Timer late = timer(meters, "stop", "TIMEOUT");
        assertEquals(1, late.count());
        assertTrue(late.max(TimeUnit.MILLISECONDS) >= 100, () -> late.max(TimeUnit.MILLISECONDS) + " ms");
    }

    private Timer timer(SimpleMeterRegistry meters, String command, String error) {
        return meters.get("rpc.client.call.duration")
                .tags("rpc.system.name", "qmp", "rpc.method", command, "error.type", error)
                .tag("server.address", server.address().toString())
                .timer();
    }

    @Test
    void droppedEventsAndConnectionsAreCounted() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (QmpClient client = connect(new CallMetrics(meters));
                QmpSubscription<QmpEvent> slow = client.subscribe()) {
            for (int i = 0; i < 4; i++) {
                server.emit(new RawEvent("STOP", EventTimestamp.UNKNOWN, JsonNodeFactory.instance.objectNode()));
            }
            client.call("query-status").executeAsync().join();
            assertEquals(3, slow.dropped());
        }
        assertEquals(3, meters.get("qmp.client.events.dropped").counter().count());
        assertEquals(
                1,
                meters.get("qmp.client.state.changes")
                        .tag("state", "RUNNING")
                        .counter()
                        .count());
    }

    @Test
    void callsAreSpansInsideThatOfTheirCaller() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()) {
            Tracer tracer = provider.get("test");
            Span caller = tracer.spanBuilder("pause the machine").startSpan();
            try (QmpClient client = connect(new CallSpans(tracer));
                    Scope scope = caller.makeCurrent()) {
                assertEquals(caller, Span.current(), scope::toString);
                callThrice(client);
                client.call("query-status").executeAsync().join();
            }
            List<SpanData> ended = spans.getFinishedSpanItems();
            assertEquals(
                    List.of("query-status", "eject", "stop", "query-status"),
                    ended.stream().map(SpanData::getName).toList());
            for (SpanData span : ended) {
                assertEquals(caller.getSpanContext().getSpanId(), span.getParentSpanId());
                assertEquals(SpanKind.CLIENT, span.getKind());
                assertEquals("qmp", attribute(span, "rpc.system.name"));
                assertEquals(span.getName(), attribute(span, "rpc.method"));
                assertEquals(server.address().toString(), attribute(span, "server.address"));
            }
            assertEquals(StatusCode.UNSET, ended.get(0).getStatus().getStatusCode());
            assertEquals(StatusCode.ERROR, ended.get(1).getStatus().getStatusCode());
            assertEquals("DeviceNotFound", attribute(ended.get(1), "error.type"));
            assertEquals("DeviceNotFound", attribute(ended.get(1), "rpc.response.status_code"));
            assertEquals("TIMEOUT", attribute(ended.get(2), "error.type"));
        }
    }

    private static String attribute(SpanData span, String name) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(name)));
    }
}
