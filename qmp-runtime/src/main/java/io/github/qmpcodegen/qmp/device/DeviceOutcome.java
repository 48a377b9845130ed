package io.github.qmpcodegen.qmp.device;

import io.github.qmpcodegen.qmp.QmpException;

/** What came of plugging or unplugging a device. */
public sealed interface DeviceOutcome {

    /** It is in the machine. When the guest makes use of it no server tells. */
    record Plugged() implements DeviceOutcome {}

    /**
     * It is gone.
     *
     * @param path where it was in the object tree
     */
    record Unplugged(String path) implements DeviceOutcome {}

    /** It is not in the machine; if it was to be unplugged it was not there before either, as far as is known here. */
    record Absent() implements DeviceOutcome {}

    /**
     * The server or the guest has refused; the device is where it was.
     *
     * @param reason what the server said; empty where it gave no reason, as for guests since 6.2
     */
    record Refused(String reason) implements DeviceOutcome {}

    /**
     * The connection was lost, and was not made again in time; what becomes of the device is not known here.
     *
     * @param cause why it was lost
     */
    record ConnectionLost(QmpException cause) implements DeviceOutcome {}

    /** At the deadline nothing had happened: a guest that is to let go of a device need not react. */
    record Unfinished() implements DeviceOutcome {}
}
