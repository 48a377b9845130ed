package io.github.qmpcodegen.qmp.internal.observe;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpObserver.BegunCall;
import io.github.qmpcodegen.qmp.QmpObserver.EndedCall;
import io.github.qmpcodegen.qmp.QmpObserver.Outcome;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import io.github.qmpcodegen.qmp.internal.wire.PendingCall;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call on which an observer or JDK Flight Recorder wants a report. Thread-safe; of several ends the first counts. */
final class ReportedCall extends ObservedCall {
    private final BegunCall call;
    private final @Nullable Consumer<EndedCall> endListener;
    private final @Nullable CallEvent event;
    private final long begunNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable PendingCall pending;

    ReportedCall(BegunCall call, @Nullable Consumer<EndedCall> endListener, boolean recorded) {
        this.call = call;
        this.endListener = endListener;
        event = recorded ? new CallEvent() : null;
        if (event != null) {
            event.begin();
        }
    }

    @Override
    public void carriedBy(PendingCall sent) {
        pending = sent;
    }

    @Override
    public void succeed() {
        end(Outcome.SUCCESS, null);
    }

    @Override
    public void fail(Throwable failure) {
        end(outcome(failure), failure);
    }

    @Override
    public void endWith(CompletableFuture<?> future) {
        // No end where it has ended, as it has before the future is completed from here.
        CompletableFuture<?> unused = future.whenComplete(
                (value, failure) -> end(Outcome.CANCELLED, failure == null ? new CancellationException() : failure));
    }

    private Outcome outcome(Throwable failure) {
        if (failure instanceof QmpCommandException) {
            return Outcome.COMMAND_ERROR;
        } else if (failure instanceof QmpTimeoutException) {
            return Outcome.TIMEOUT;
        } else if (failure instanceof QmpInterruptedException) {
            return Outcome.CANCELLED;
        } else if (failure instanceof QmpClosedException closed) {
            return closed.wasSent() ? Outcome.CONNECTION_LOST : Outcome.NOT_SENT;
        }
        PendingCall sent = pending;
        return sent != null && sent.receivedBytes() > 0 ? Outcome.UNREADABLE_REPLY : Outcome.NOT_SENT;
    }

    private void end(Outcome outcome, @Nullable Throwable failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        PendingCall sent = pending;
        EndedCall end = new EndedCall(
                sent == null ? null : sent.id(),
                System.nanoTime() - begunNanos,
                outcome,
                failure,
                sent == null ? 0 : sent.sentBytes(),
                sent == null ? 0 : sent.receivedBytes());
        record(end);
        try {
            if (endListener != null) {
                endListener.accept(end);
            }
        } catch (Throwable e) {
            Warnings.log(() -> "the observer of " + call.peer() + " failed", e);
        }
    }

    private void record(EndedCall end) {
        if (event != null) {
            Long id = end.id();
            event.command = call.command();
            event.id = id == null ? 0 : id;
            event.requestClass = call.requestType();
            event.peer = call.peer();
            event.outcome = end.outcome().name();
            event.errorClass = end.errorClass().orElse(null);
            event.bytesSent = end.sentBytes();
            event.bytesReceived = end.receivedBytes();
            event.commit();
        }
    }
}
