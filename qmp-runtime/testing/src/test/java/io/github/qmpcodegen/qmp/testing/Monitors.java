package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpAddress;

/** Real QEMUs for tests. */
final class Monitors {
    private Monitors() {}

    /** A machine without a guest that has a monitor at this address besides its own. */
    static QemuProcess start(QmpAddress monitor) {
        return QemuProcess.start(
                "qemu-system-x86_64",
                "-M",
                "none",
                "-nodefaults",
                "-display",
                "none",
                "-qmp",
                monitor + ",server=on,wait=off");
    }
}
