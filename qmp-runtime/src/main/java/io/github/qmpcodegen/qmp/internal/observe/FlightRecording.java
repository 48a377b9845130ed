package io.github.qmpcodegen.qmp.internal.observe;

import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/**
 * Which of our events JDK Flight Recorder takes just now: none where the JVM has no such module. Asking costs no
 * allocation, and starts nothing.
 */
final class FlightRecording {
    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecording() {}

    /** Registered by the first that asks once the recorder is in use, for that takes time. */
    private static final class Types {
        static final EventType CALL = EventType.getEventType(CallEvent.class);
        static final EventType EVENT_WAIT = EventType.getEventType(EventWaitEvent.class);
        static final EventType EVENTS_DROPPED = EventType.getEventType(EventsDroppedEvent.class);
        static final EventType RECONNECT = EventType.getEventType(ReconnectEvent.class);
    }

    static boolean takesCalls() {
        return isInUse() && Types.CALL.isEnabled();
    }

    static boolean takesEventWaits() {
        return isInUse() && Types.EVENT_WAIT.isEnabled();
    }

    static boolean takesDroppedEvents() {
        return isInUse() && Types.EVENTS_DROPPED.isEnabled();
    }

    static boolean takesReconnects() {
        return isInUse() && Types.RECONNECT.isEnabled();
    }

    private static boolean isInUse() {
        return PRESENT && FlightRecorder.isInitialized();
    }
}
