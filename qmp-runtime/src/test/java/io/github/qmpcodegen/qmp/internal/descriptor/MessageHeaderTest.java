package io.github.qmpcodegen.qmp.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** What the kernel is told is where a C compiler would put it. */
class MessageHeaderTest {
    /** The sizes of C's types on Linux, on x86-64 and AArch64 alike (LP64). */
    private static final int POINTER = 8;

    private static final int SIZE_T = 8;
    private static final int INT = 4;
    private static final int SOCKLEN_T = 4;

    /** Where members of these sizes come to lie, and the size of the whole, by the rules of both: each by its own size. */
    private static int[] laidOut(int... members) {
        int[] places = new int[members.length + 1];
        int end = 0;
        int largest = 1;
        for (int i = 0; i < members.length; i++) {
            places[i] = roundedUp(end, members[i]);
            end = places[i] + members[i];
            largest = Math.max(largest, members[i]);
        }
        places[members.length] = roundedUp(end, largest);
        return places;
    }

    private static int roundedUp(int place, int multiple) {
        return (place + multiple - 1) / multiple * multiple;
    }

    @Test
    void theStructuresAreThoseOfC() {
        // msg_name, msg_namelen, msg_iov, msg_iovlen, msg_control, msg_controllen, msg_flags
        int[] header = laidOut(POINTER, SOCKLEN_T, POINTER, SIZE_T, POINTER, SIZE_T, INT);
        assertArrayEquals(
                new int[] {
                    header[2], header[3], header[4], header[5], header[6], header[7],
                },
                new int[] {
                    MessageHeader.IOV,
                    MessageHeader.IOV_LENGTH,
                    MessageHeader.CONTROL,
                    MessageHeader.CONTROL_LENGTH,
                    MessageHeader.FLAGS,
                    MessageHeader.SIZE
                });
        // iov_base, iov_len
        assertArrayEquals(
                laidOut(POINTER, SIZE_T),
                new int[] {MessageHeader.IOV_BASE, MessageHeader.IOV_BYTES, MessageHeader.IOV_SIZE});
        // cmsg_len, cmsg_level, cmsg_type; the data begin where a size_t could.
        assertArrayEquals(laidOut(SIZE_T, INT, INT), new int[] {
            MessageHeader.CONTROL_BYTES, MessageHeader.LEVEL, MessageHeader.TYPE, MessageHeader.CONTROL_HEADER_SIZE
        });
    }

    @Test
    void controlDataAreAsLongAsTheMacrosOfCSay() {
        for (int descriptors = 1; descriptors <= 16; descriptors++) {
            int data = descriptors * INT;
            // CMSG_SPACE and CMSG_LEN
            assertEquals(16 + roundedUp(data, SIZE_T), MessageHeader.controlSpace(descriptors));
            ByteBuffer memory = written(descriptors, 5);
            int control = (int) (memory.getLong(MessageHeader.CONTROL) - 1_000);
            assertEquals(16 + data, memory.getLong(control));
            assertEquals(MessageHeader.controlSpace(descriptors), memory.getLong(MessageHeader.CONTROL_LENGTH));
            for (int i = 0; i < descriptors; i++) {
                assertEquals(100 + i, memory.getInt(control + 16 + i * INT));
            }
        }
    }

    @Test
    void theMessageStandsBehindTheHeader() {
        ByteBuffer memory = written(3, 5);
        int iov = (int) (memory.getLong(MessageHeader.IOV) - 1_000);
        assertEquals(1, memory.getLong(MessageHeader.IOV_LENGTH));
        assertEquals(1_000 + MessageHeader.size(3), memory.getLong(iov));
        assertEquals(5, memory.getLong(iov + POINTER));
        assertEquals(0, memory.getLong(0), "no name");
        assertEquals(0, memory.getInt(MessageHeader.FLAGS));
    }

    private static ByteBuffer written(int descriptors, int message) {
        int[] numbers = new int[descriptors];
        for (int i = 0; i < descriptors; i++) {
            numbers[i] = 100 + i;
        }
        ByteBuffer memory =
                ByteBuffer.allocate(MessageHeader.size(descriptors) + message).order(ByteOrder.nativeOrder());
        MessageHeader.write(memory, 1_000, numbers);
        return memory;
    }
}
