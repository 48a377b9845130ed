package io.github.qmpcodegen.qmp.server.internal.json;

import java.nio.charset.StandardCharsets;

/** A token of JSON. Immutable if nobody changes the bytes. */
final class Token {
    private final Kind kind;
    private final byte[] bytes;

    /** The kinds of tokens. */
    enum Kind {
        OPEN_BRACE,
        CLOSE_BRACE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        COLON,
        COMMA,
        STRING,
        INTEGER,
        FLOAT,
        KEYWORD,
        STRAY
    }

    Token(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    Kind kind() {
        return kind;
    }

    /** As it came, quotes included. */
    byte[] bytes() {
        return bytes;
    }

    /** The bytes up to a NUL, where C's strings end; each that begins no UTF-8 is replaced. */
    String text() {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
