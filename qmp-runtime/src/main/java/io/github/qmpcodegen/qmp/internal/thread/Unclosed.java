package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Logs resources that are unreachable but were never closed. Thread-safe. */
public final class Unclosed {
    /** The system property that has it told where such a thing was opened, which takes a stack trace of each. */
    static final String WHERE = "io.github.qmpcodegen.qmp.unclosed";

    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final Cleaner CLEANER = Cleaner.create(work -> new DaemonThread("qmp-unclosed", work));

    private Unclosed() {}

    /**
     * Watches a resource from now on.
     *
     * @param thing the resource
     * @param what its description
     * @param closed whether it is closed; must not refer to the resource
     */
    public static void tell(Object thing, String what, BooleanSupplier closed) {
        Throwable opened = Boolean.getBoolean(WHERE) ? new Opened() : null;
        Cleaner.Cleanable unused = CLEANER.register(thing, () -> look(what, closed, opened));
    }

    private static void look(String what, BooleanSupplier closed, @Nullable Throwable opened) {
        if (closed.getAsBoolean()) {
            return;
        }
        String message = what + " was never closed, and is now unreachable";
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
