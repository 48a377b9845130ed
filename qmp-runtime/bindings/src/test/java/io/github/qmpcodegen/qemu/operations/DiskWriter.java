package io.github.qmpcodegen.qemu.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Writes to a machine's disks, one write after another, and knows what they are after each. */
final class DiskWriter {

    private record Write(int disk, int offset, int length, int pattern) {}

    private static final int UNIT = 1 << 12;

    private final DiskMachine machine;
    private final int disks;
    private final Random random;
    private final List<Write> writes = new ArrayList<>();
    private final Thread thread = new Thread(this::goOn, "disk writer");
    private volatile boolean stopped;

    DiskWriter(DiskMachine machine, int disks, long seed) {
        this.machine = machine;
        this.disks = disks;
        random = new Random(seed);
    }

    /** Writes something somewhere. */
    void write() {
        int length = UNIT * (1 + random.nextInt(32));
        int offset = UNIT * random.nextInt((DiskMachine.SIZE - length) / UNIT);
        Write next = new Write(random.nextInt(disks), offset, length, 1 + random.nextInt(255));
        synchronized (writes) {
            writes.add(next);
        }
        machine.write(next.disk(), offset, length, next.pattern());
    }

    private void goOn() {
        while (!stopped) {
            write();
        }
    }

    /** Goes on writing, until it is {@link #stop stopped}. */
    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    /** How many writes have begun. */
    int begun() {
        synchronized (writes) {
            return writes.size();
        }
    }

    /** What the disks are after that many writes. */
    byte[][] content(int count) {
        byte[][] content = new byte[disks][DiskMachine.SIZE];
        for (int i = 0; i < count; i++) {
            apply(content, i);
        }
        return content;
    }

    private void apply(byte[][] content, int index) {
        Write write = writes.get(index);
        DiskMachine.fill(content[write.disk()], write.offset(), write.length(), write.pattern());
    }

    /** After how many writes, of so many at least, the disks were all of this content. */
    OptionalInt moment(byte[][] disks, int atLeast) {
        byte[][] content = content(atLeast);
        for (int i = atLeast; ; i++) {
            if (Arrays.deepEquals(content, disks)) {
                return OptionalInt.of(i);
            } else if (i == begun()) {
                return OptionalInt.empty();
            }
            apply(content, i);
        }
    }
}
