package io.github.qmpcodegen.samples.observing;

import io.github.qmpcodegen.qmp.QmpObserver;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Consumer;

/** Feeds OpenTelemetry: a span for each call, inside that of its caller. */
public final class CallSpans implements QmpObserver {
    private final Tracer tracer;

    /** Makes spans with a tracer. */
    public CallSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Consumer<EndedCall> callBegan(BegunCall call) {
        Span span = tracer.spanBuilder(call.command())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("rpc.system.name", "qmp")
                .setAttribute("rpc.method", call.command())
                .setAttribute("server.address", call.peer())
                .startSpan();
        return end -> {
            end.errorClass().ifPresent(error -> span.setAttribute("rpc.response.status_code", error));
            if (end.outcome() != Outcome.SUCCESS) {
                span.setAttribute("error.type", errorType(end)).setStatus(StatusCode.ERROR);
            }
            span.end();
        };
    }

    /** The class of the server's error, or else how the call ended. */
    static String errorType(EndedCall end) {
        return end.errorClass().orElse(end.outcome().name());
    }
}
