package io.github.qmpcodegen.qmp.internal.observe;

/** A wait for an event that is recorded. */
public final class ObservedWait {
    private final EventWaitEvent event = new EventWaitEvent();

    private ObservedWait(String peer) {
        event.peer = peer;
        event.begin();
    }

    /** Whether waits are currently recorded. */
    public static boolean isRecorded() {
        return FlightRecording.takesEventWaits();
    }

    /**
     * Starts a wait; only if waits are recorded.
     *
     * @param peer the peer's name
     */
    public static ObservedWait begin(String peer) {
        return new ObservedWait(peer);
    }

    /**
     * Called when the wait is over.
     *
     * @param came whether something came
     */
    public void end(boolean came) {
        event.came = came;
        event.commit();
    }
}
