package io.github.qmpcodegen.qmp.internal.wire;

import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.List;

/** A message on its way out. Its buffer's position tells how much of it was written. */
final class OutgoingMessage {
    private final ByteBuffer bytes;
    private final List<FileDescriptor> descriptors;
    private volatile boolean dropped;

    /**
     * Creates the message.
     *
     * @param bytes the whole line
     * @param descriptors to go with it
     */
    OutgoingMessage(byte[] bytes, List<FileDescriptor> descriptors) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.descriptors = List.copyOf(descriptors);
    }

    ByteBuffer bytes() {
        return bytes;
    }

    List<FileDescriptor> descriptors() {
        return descriptors;
    }

    /** Says that it will never be written. */
    void drop() {
        dropped = true;
    }

    boolean isDropped() {
        return dropped;
    }

    boolean isBegun() {
        return bytes.position() > 0;
    }
}
