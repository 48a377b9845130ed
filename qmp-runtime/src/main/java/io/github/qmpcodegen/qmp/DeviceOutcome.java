package io.github.qmpcodegen.qmp;

/** What came of removing a device. */
public sealed interface DeviceOutcome {

    /**
     * It is gone.
     *
     * @param path where it was in the object tree; empty when the server did not say
     */
    record Deleted(String path) implements DeviceOutcome {}

    /**
     * The guest refused to let it go.
     *
     * @param reason what the server said; empty when it gave no reason
     */
    record Refused(String reason) implements DeviceOutcome {}

    /**
     * The connection was lost; what becomes of the device is not known here.
     *
     * @param cause why it was lost
     */
    record Disconnected(QmpException cause) implements DeviceOutcome {}
}
