package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** Warnings of threads that others need: whatever the log does, they go on. */
public final class Warnings {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private Warnings() {}

    /** Logs what has failed, and goes without that if the log fails as well, for lack of memory or of room on a disk. */
    public static void log(Supplier<String> text, Throwable failure) {
        try {
            LOG.log(Level.WARNING, text, failure);
        } catch (Throwable e) {
            // There is nowhere to say it.
        }
    }
}
