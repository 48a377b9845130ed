package io.github.qmpcodegen.qmp.internal.observe;

/** A wait for an event that is recorded. */
public final class ObservedWait {
    private final EventWaitEvent event = new EventWaitEvent();

    private ObservedWait(String peer) {
        event.peer = peer;
        event.begin();
    }

    /** Whether waits are recorded just now. */
    public static boolean isRecorded() {
        return FlightRecording.takesEventWaits();
    }

    /**
     * Begins; only where waits are recorded.
     *
     * @param peer where events come from
     */
    public static ObservedWait begin(String peer) {
        return new ObservedWait(peer);
    }

    /**
     * The wait is over.
     *
     * @param came whether something came
     */
    public void end(boolean came) {
        event.came = came;
        event.commit();
    }
}
