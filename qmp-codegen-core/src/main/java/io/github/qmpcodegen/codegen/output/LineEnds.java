package io.github.qmpcodegen.codegen.output;

import java.util.Arrays;

/** The line ends of files, which a version control system may write in its own way when it checks them out. */
final class LineEnds {

    private LineEnds() {}

    /** The content with {@code LF} for each {@code CR LF}; the same array if it has none. */
    static byte[] ofUnix(byte[] content) {
        int length = 0;
        byte[] unix = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            if (content[i] != '\r' || i + 1 == content.length || content[i + 1] != '\n') {
                unix[length++] = content[i];
            }
        }
        return length == content.length ? content : Arrays.copyOf(unix, length);
    }
}
