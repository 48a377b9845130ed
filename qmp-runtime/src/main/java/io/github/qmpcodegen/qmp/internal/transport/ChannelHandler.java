package io.github.qmpcodegen.qmp.internal.transport;

/**
 * Handles what happens to a channel. Called by the thread that serves all channels, so no method may wait, and none
 * throws.
 */
public interface ChannelHandler {

    /** Takes what was read; the bytes are no longer valid afterwards. */
    void received(byte[] bytes, int from, int to);

    /** Called when the peer has closed the connection. */
    void endOfStream();

    /** Takes what a read returned: so many bytes, or the end if the count is negative. */
    default void taken(byte[] bytes, int count) {
        if (count > 0) {
            received(bytes, 0, count);
        } else if (count < 0) {
            endOfStream();
        }
    }

    /** Called when the channel can no longer be served. */
    void broken(Throwable e);

    /**
     * Writes what is waiting for the peer to take it, as far as possible.
     *
     * @return whether everything is written, so that it need not be called again
     */
    boolean writeWaiting();
}
