package io.github.qmpcodegen.qmp.server;

import java.nio.charset.StandardCharsets;

/** Consecutive bytes that one side of a recorded connection sent. Immutable if nobody changes the bytes. */
final class RecordedChunk {
    private final boolean byServer;
    private final byte[] bytes;

    RecordedChunk(boolean byServer, byte[] bytes) {
        this.byServer = byServer;
        this.bytes = bytes;
    }

    boolean byServer() {
        return byServer;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The bytes as text. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
