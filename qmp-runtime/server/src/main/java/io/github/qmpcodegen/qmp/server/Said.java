package io.github.qmpcodegen.qmp.server;

import java.nio.charset.StandardCharsets;

/** Something that one side of a recorded connection said. Immutable if nobody changes the bytes. */
final class Said {
    private final boolean byServer;
    private final byte[] bytes;

    Said(boolean byServer, byte[] bytes) {
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
