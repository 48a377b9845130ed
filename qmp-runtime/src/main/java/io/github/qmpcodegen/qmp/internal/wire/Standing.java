package io.github.qmpcodegen.qmp.internal.wire;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How a message stands to one that is to be alone: it waits until that is over, it does not, or it is one itself.
 *
 * @param passes whether it is sent all the same
 * @param aloneUntil until when those that do not pass wait behind it; null if it is an ordinary one
 */
public record Standing(boolean passes, @Nullable CompletableFuture<?> aloneUntil) {
    static final Standing PASSING = new Standing(true, null);
    private static final Standing ORDINARY = new Standing(false, null);

    /**
     * Returns the standing of a command.
     *
     * @param outOfBand whether it is executed out-of-band: then it waits for none, and none for it
     * @param aloneUntil when it is over if it is to be alone; null if not
     */
    public static Standing of(boolean outOfBand, @Nullable CompletableFuture<?> aloneUntil) {
        if (outOfBand) {
            return PASSING;
        }
        return aloneUntil == null ? ORDINARY : new Standing(false, aloneUntil);
    }

    /** Whether others have to wait behind it still. */
    boolean isAlone() {
        return aloneUntil != null && !aloneUntil.isDone();
    }
}
