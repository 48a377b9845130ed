package io.github.qmpcodegen.qmp.internal.observe;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpObserver;
import io.github.qmpcodegen.qmp.QmpObserver.BegunCall;
import io.github.qmpcodegen.qmp.QmpObserver.EndedCall;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports what one client does to its observer and to JDK Flight Recorder, as far as they ask for it; otherwise nothing
 * is done and nothing allocated. Never waits unless the observer does. Thread-safe.
 */
public final class Observation {
    private final @Nullable QmpObserver observer;
    private final String peer;
    private final Executor inOrder;
    private final AtomicLong dropped = new AtomicLong();

    /** The loss of a connection that is being made again; null for none, or where none is recorded. */
    private @Nullable ReconnectEvent reconnect;

    /**
     * Starts observing.
     *
     * @param observer the user's observer, null for none
     * @param peer the peer's name
     * @param inOrder runs the observer for everything but calls
     */
    public Observation(@Nullable QmpObserver observer, String peer, Executor inOrder) {
        this.observer = observer;
        this.peer = peer;
        this.inOrder = inOrder;
    }

    /**
     * Called when a call starts.
     *
     * @param command the command's name
     * @param requestType the class of the request, null for none
     * @return the call, which takes what becomes of it
     */
    public ObservedCall begin(String command, @Nullable Class<?> requestType) {
        boolean recorded = FlightRecording.takesCalls();
        if (observer == null && !recorded) {
            return ObservedCall.UNOBSERVED;
        }
        BegunCall call = new BegunCall(command, requestType, peer);
        return new ReportedCall(call, observer == null ? null : begin(observer, call), recorded);
    }

    /** Reports the start of a call to the observer; returns what is to receive its end, null for nothing. */
    private @Nullable Consumer<EndedCall> begin(QmpObserver userObserver, BegunCall call) {
        try {
            return userObserver.callBegan(call);
        } catch (Throwable e) {
            Warnings.log(() -> "the observer of " + peer + " failed", e);
            return null;
        }
    }

    /**
     * Called when the client's state has changed, in order and one at a time.
     *
     * @param state the new state
     * @param cause the loss that led to it, null if it was not a loss
     */
    public void stateChanged(QmpState state, @Nullable QmpException cause) {
        record(state, cause);
        if (observer != null) {
            inOrder.execute(() -> observer.stateChanged(state, peer, cause));
        }
    }

    private void record(QmpState state, @Nullable QmpException cause) {
        ReconnectEvent ending = reconnect;
        if (ending != null) {
            reconnect = null;
            ending.connected = state == QmpState.RUNNING;
            ending.commit();
        } else if (state == QmpState.CONNECTING && FlightRecording.takesReconnects()) {
            ReconnectEvent begun = new ReconnectEvent();
            begun.peer = peer;
            begun.cause = cause == null ? "" : cause.getMessage();
            begun.begin();
            reconnect = begun;
        }
    }

    /**
     * Called when a subscription has dropped an event. Drops are reported together, because they come by the thousand.
     */
    public void eventDropped() {
        if ((observer != null || FlightRecording.takesDroppedEvents()) && dropped.getAndIncrement() == 0) {
            inOrder.execute(this::reportDropped);
        }
    }

    private void reportDropped() {
        long count = dropped.getAndSet(0);
        if (FlightRecording.takesDroppedEvents()) {
            EventsDroppedEvent event = new EventsDroppedEvent();
            event.peer = peer;
            event.count = count;
            event.commit();
        }
        if (observer != null) {
            observer.eventsDropped(peer, count);
        }
    }
}
