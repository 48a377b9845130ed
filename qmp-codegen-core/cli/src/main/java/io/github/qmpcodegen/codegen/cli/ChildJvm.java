package io.github.qmpcodegen.codegen.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A JVM that another JVM has started and waits for. */
final class ChildJvm {

    /** The system property with the id of the process that it must not outlive. */
    private static final String PARENT = "qmp.codegen.parent";

    private static final long PARENT_CHECK_MILLIS = 10;

    private ChildJvm() {}

    /**
     * Returns the options of a child of this process: the compiler and the collector of a short-lived process, which
     * should reuse memory rather than ask the system for more, and no warnings, which the JVM would print among the
     * data.
     */
    static List<String> options() {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmn16m",
                "-Xlog:disable",
                "-D" + PARENT + "=" + ProcessHandle.current().pid());
    }

    /**
     * Makes this JVM end at once if the one that has started it is killed: otherwise it would go on writing while the
     * next run writes the same files.
     */
    static void endWithParent() {
        Long parent = Long.getLong(PARENT);
        if (parent == null) {
            return;
        }
        Thread watch = new Thread(
                () -> {
                    // It asks again and again: for a thread that waits in a call of the system, such as a read
                    // from that process, a JVM that ends waits 300 ms.
                    Optional<ProcessHandle> process = ProcessHandle.of(parent);
                    while (process.isPresent() && process.get().isAlive()) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PARENT_CHECK_MILLIS));
                    }
                    Runtime.getRuntime().halt(ExitCode.NO_ACCESS);
                },
                "parent watch");
        watch.setDaemon(true);
        watch.start();
    }
}
