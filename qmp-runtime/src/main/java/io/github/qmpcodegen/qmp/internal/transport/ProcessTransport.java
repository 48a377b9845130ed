package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpTransport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The standard streams of a process, which ends with the transport. */
public final class ProcessTransport {
    private static final long GRACE_SECONDS = 3;

    private ProcessTransport() {}

    /** A transport over the streams; closing it ends the process. */
    public static QmpTransport of(Process process) {
        // The streams are left to the process's end: closing them while a thread is blocked in them would wait for it.
        return new StreamTransport(
                "process:" + process.pid(), process.getInputStream(), process.getOutputStream(), () -> end(process));
    }

    private static void end(Process process) {
        process.destroy();
        CompletableFuture<?> unused = process.onExit()
                .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((ended, failure) -> {
                    if (failure != null) {
                        process.destroyForcibly();
                    }
                });
    }
}
