package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import java.nio.ByteBuffer;

/** A message on its way out. Its buffer's position is how much of it was written. */
final class OutgoingMessage {
    private final ByteBuffer bytes;
    private final Descriptors descriptors;
    private final Standing standing;
    private volatile boolean dropped;

    /**
     * @param bytes the whole line, whose end is not sent if descriptors go with it
     * @param descriptors to go with it, which belong to it from now on
     * @param standing how it stands to one that is to be alone
     */
    OutgoingMessage(byte[] bytes, Descriptors descriptors, Standing standing) {
        // Where descriptors go with it, its last brace is all that QEMU may get for now: see Outbox.release.
        this.bytes = ByteBuffer.wrap(bytes, 0, descriptors.isEmpty() ? bytes.length : bytes.length - 1);
        this.descriptors = descriptors;
        this.standing = standing;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    Descriptors descriptors() {
        return descriptors;
    }

    Standing standing() {
        return standing;
    }

    /** Says that it will never be written, nor go its descriptors. */
    void drop() {
        dropped = true;
        descriptors.close();
    }

    boolean isDropped() {
        return dropped;
    }

    boolean isBegun() {
        return bytes.position() > 0;
    }
}
