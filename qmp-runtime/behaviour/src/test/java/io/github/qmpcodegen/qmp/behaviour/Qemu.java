package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Real QEMUs for tests: machines without a guest. */
final class Qemu {
    private Qemu() {}

    static final List<String> EMPTY_MACHINE =
            List.of("qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none");

    static QemuProcess start(QmpOptions options, String... further) {
        List<String> command = new ArrayList<>(EMPTY_MACHINE);
        command.addAll(List.of(further));
        return QemuProcess.start(options, command);
    }

    /** Sends a signal to a process and waits until the sender is done. */
    static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }
}
