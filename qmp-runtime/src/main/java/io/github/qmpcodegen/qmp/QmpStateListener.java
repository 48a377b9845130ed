package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/** Receives each change of a client's state, in order and one at a time, on the executor of its options. */
@FunctionalInterface
public interface QmpStateListener {

    /**
     * Called after a change. By then the state may have changed again.
     *
     * @param state the new state: {@link QmpState#RUNNING} when it is connected, for the first time or again,
     *     {@link QmpState#CONNECTING} when the connection was lost and the client reconnects, {@link QmpState#CLOSED}
     *     at the end
     * @param peer the peer's name
     * @param cause why the connection was lost; null if the client was closed or is connected
     */
    void changed(QmpState state, String peer, @Nullable QmpException cause);
}
