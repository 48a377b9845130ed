package io.github.qmpcodegen.qmp.internal.transport;

/**
 * What becomes of a channel is told to its handler, by the thread that serves all channels: so no method may wait, and
 * none throws.
 */
public interface ChannelHandler {

    /** Takes what was read; the bytes are no longer there afterwards. */
    void received(byte[] bytes, int from, int to);

    /** Learns that the peer has closed the connection. */
    void endOfStream();

    /** Learns that the channel cannot be served any more. */
    void broken(Throwable e);

    /**
     * Writes what waits for the peer to take it, as far as that goes.
     *
     * @return whether all is written, so that there is no need to be called again
     */
    boolean writeWaiting();
}
