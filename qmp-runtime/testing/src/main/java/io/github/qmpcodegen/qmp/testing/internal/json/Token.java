package io.github.qmpcodegen.qmp.testing.internal.json;

import java.nio.charset.StandardCharsets;

/**
 * A token of JSON.
 *
 * @param kind what it is
 * @param bytes as it came, quotes included
 */
record Token(Kind kind, byte[] bytes) {

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

    /** The bytes up to a NUL, where C's strings end; each that begins no UTF-8 is replaced. */
    String text() {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
