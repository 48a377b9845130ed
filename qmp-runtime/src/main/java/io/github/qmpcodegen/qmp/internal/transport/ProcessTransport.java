package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.thread.Alarm;
import java.time.Duration;

/** The standard streams of a process, which ends with the transport. */
public final class ProcessTransport {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private ProcessTransport() {}

    /** Returns a transport over the streams; closing it ends the process. */
    public static QmpTransport of(Process process) {
        // The streams are left to the process's end: closing them while a thread is blocked in them would wait for it.
        return new StreamTransport(
                "process:" + process.pid(), process.getInputStream(), process.getOutputStream(), () -> end(process));
    }

    private static void end(Process process) {
        // By the handle: the process itself would close its standard input first, and wait for what that still holds to
        // be taken, which a process that is frozen never does.
        ProcessHandle handle = process.toHandle();
        handle.destroy();
        Alarm.after(GRACE, () -> {
            if (handle.isAlive()) {
                handle.destroyForcibly();
            }
        });
    }
}
