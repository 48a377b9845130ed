package io.github.qmpcodegen.qmp.internal.descriptor;

import java.nio.ByteBuffer;

/**
 * The description of a message for {@code sendmsg}, as Linux lays it out where pointers have 64 bits: on x86-64 as on
 * AArch64. All of it is in one piece of memory, the message itself last.
 */
final class MessageHeader {
    /** Of {@code struct msghdr}. */
    static final int IOV = 16;

    static final int IOV_LENGTH = 24;
    static final int CONTROL = 32;
    static final int CONTROL_LENGTH = 40;
    static final int FLAGS = 48;
    static final int SIZE = 56;

    /** Of {@code struct iovec}. */
    static final int IOV_BASE = 0;

    static final int IOV_BYTES = 8;
    static final int IOV_SIZE = 16;

    /** Of {@code struct cmsghdr}. */
    static final int CONTROL_BYTES = 0;

    static final int LEVEL = 8;
    static final int TYPE = 12;
    static final int CONTROL_HEADER_SIZE = 16;

    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;

    private MessageHeader() {}

    /** The room that control data of so many descriptors takes. */
    static int controlSpace(int descriptors) {
        return CONTROL_HEADER_SIZE + aligned(descriptors * Integer.BYTES);
    }

    private static int aligned(int size) {
        return (size + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    /** The size of a header for so many descriptors, without the message. */
    static int size(int descriptors) {
        return SIZE + IOV_SIZE + controlSpace(descriptors);
    }

    /**
     * Writes a header.
     *
     * @param memory where to, zero until now; the message stands behind the header
     * @param address of the memory
     * @param descriptors their numbers
     */
    static void write(ByteBuffer memory, long address, int... descriptors) {
        int iov = SIZE;
        int control = SIZE + IOV_SIZE;
        int message = size(descriptors.length);
        memory.putLong(IOV, address + iov)
                .putLong(IOV_LENGTH, 1)
                .putLong(CONTROL, address + control)
                .putLong(CONTROL_LENGTH, controlSpace(descriptors.length));
        memory.putLong(iov + IOV_BASE, address + message).putLong(iov + IOV_BYTES, memory.capacity() - message);
        memory.putLong(control + CONTROL_BYTES, CONTROL_HEADER_SIZE + (long) descriptors.length * Integer.BYTES)
                .putInt(control + LEVEL, SOL_SOCKET)
                .putInt(control + TYPE, SCM_RIGHTS);
        for (int i = 0; i < descriptors.length; i++) {
            memory.putInt(control + CONTROL_HEADER_SIZE + i * Integer.BYTES, descriptors[i]);
        }
    }
}
