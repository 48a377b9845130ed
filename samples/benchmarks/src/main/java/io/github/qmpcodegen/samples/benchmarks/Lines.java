package io.github.qmpcodegen.samples.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines that come through a channel, as bytes. Not thread-safe. */
final class Lines {

    private final ReadableByteChannel channel;
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int scanned;
    private int end;
    private int lineStart;
    private int lineEnd;

    Lines(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Reads the next line, which is then in {@link #bytes}.
     *
     * @return whether there is one; false at the end of the stream
     */
    boolean next() throws IOException {
        while (!hasNext()) {
            makeRoom();
            int count = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
            if (count < 0) {
                return false;
            }
            end += count;
        }
        lineStart = start;
        lineEnd = scanned;
        start = scanned + 1;
        scanned = start;
        return true;
    }

    /** Whether the next line can be had without reading. */
    boolean hasNext() {
        while (scanned < end) {
            if (buffer[scanned] == '\n') {
                return true;
            }
            scanned++;
        }
        return false;
    }

    private void makeRoom() {
        if (end == buffer.length) {
            byte[] target = start > 0 ? buffer : Arrays.copyOf(buffer, buffer.length * 2);
            System.arraycopy(buffer, start, target, 0, end - start);
            buffer = target;
            end -= start;
            scanned -= start;
            start = 0;
        }
    }

    /** What the last line stands in, from {@link #offset} on; valid until the next is read. */
    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return lineStart;
    }

    int length() {
        return lineEnd - lineStart;
    }

    /** The last line as text. */
    String text() {
        return new String(buffer, lineStart, length(), StandardCharsets.UTF_8);
    }
}
