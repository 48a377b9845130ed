package io.github.qmpcodegen.qmp;

/** Receives the messages of a client, in order and one at a time, on the executor of its options. */
@FunctionalInterface
public interface QmpTracer {

    /** The direction of a message. */
    enum Direction {
        /** To the peer. */
        SENT,
        /** From the peer. */
        RECEIVED,
        /** Neither: the text says how many messages were skipped because the tracer is too slow. */
        MISSED
    }

    /**
     * Called with a message.
     *
     * @param direction the direction of the message
     * @param peer the peer's name
     * @param text the message as JSON, with secrets masked
     */
    void trace(Direction direction, String peer, String text);
}
