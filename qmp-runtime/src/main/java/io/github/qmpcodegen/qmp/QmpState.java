package io.github.qmpcodegen.qmp;

/** The state of a client. */
public enum QmpState {
    /** Connecting, being greeted, or negotiating, for the first time or again. Calls fail at once. */
    CONNECTING,
    /** Connected: calls and events pass. */
    RUNNING,
    /** Ended for good. Calls fail at once; events that subscriptions still hold can be taken. */
    CLOSED
}
