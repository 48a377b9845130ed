package io.github.qmpcodegen.qmp.device;

import io.github.qmpcodegen.qmp.QmpException;

/** What became of plugging or unplugging a device. */
public sealed interface DeviceOutcome {

    /** The device is in the machine. No server reports when the guest starts using it. */
    record Plugged() implements DeviceOutcome {}

    /**
     * The device is gone.
     *
     * @param path its former path in the object tree
     */
    record Unplugged(String path) implements DeviceOutcome {}

    /**
     * The device is not in the machine; if it was to be unplugged it was not there before either, as far as is known.
     */
    record Absent() implements DeviceOutcome {}

    /**
     * The server or the guest has refused; the device is where it was.
     *
     * @param reason the server's reason; empty if it gave none, as for refusals by guests since 6.2
     */
    record Refused(String reason) implements DeviceOutcome {}

    /**
     * The connection was lost and not restored in time; what becomes of the device is unknown.
     *
     * @param cause why it was lost
     */
    record ConnectionLost(QmpException cause) implements DeviceOutcome {}

    /** Nothing had happened by the deadline: a guest that is asked to release a device need not react. */
    record Unfinished() implements DeviceOutcome {}
}
