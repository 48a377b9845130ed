package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Logs resources that are unreachable but were never closed. Thread-safe. */
public final class Unclosed {
    /** The system property that adds where a resource was opened to the log, which takes a stack trace of each. */
    static final String WHERE = "io.github.qmpcodegen.qmp.unclosed";

    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final Cleaner CLEANER = Cleaner.create(work -> new DaemonThread("qmp-unclosed", work));

    private Unclosed() {}

    /**
     * Watches a resource from now on.
     *
     * @param resource the resource
     * @param description what to call it in the log
     * @param closed whether it is closed; must not refer to the resource
     */
    public static void watch(Object resource, String description, BooleanSupplier closed) {
        Throwable opened = Boolean.getBoolean(WHERE) ? new Opened() : null;
        Cleaner.Cleanable unused = CLEANER.register(resource, () -> check(description, closed, opened));
    }

    private static void check(String description, BooleanSupplier closed, @Nullable Throwable opened) {
        if (closed.getAsBoolean()) {
            return;
        }
        String message = description + " was never closed, and is now unreachable";
        if (opened == null) {
            LOG.log(Level.WARNING, message + "; -D" + WHERE + "=true shows where it was opened");
        } else {
            LOG.log(Level.WARNING, message + "; see where it was opened", opened);
        }
    }

    /** Where something was opened. */
    private static final class Opened extends Exception {
        private static final long serialVersionUID = 1L;

        Opened() {
            super("opened here");
        }
    }
}
