package io.github.qmpcodegen.qmp;

/** Where a client is in its life. */
public enum QmpState {
    /** Connecting, being greeted, or negotiating, for the first time or again. Calls fail at once. */
    CONNECTING,
    /** Calls and events pass. */
    RUNNING,
    /** Ended for good. Calls fail at once; what subscriptions still hold can be taken. */
    CLOSED
}
