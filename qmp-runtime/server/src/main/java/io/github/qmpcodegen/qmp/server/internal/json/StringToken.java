package io.github.qmpcodegen.qmp.server.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a string token: its escapes, and whether it is UTF-8. For one token and one thread. */
final class StringToken {
    private static final int UNICODE_ESCAPE = 6;

    private final byte[] bytes;
    private final StringBuilder text = new StringBuilder();
    private int next = 1;

    private StringToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Decodes a token with its quotes. */
    static String decode(byte[] token) throws MalformedRequestException {
        return new StringToken(token).decode();
    }

    private String decode() throws MalformedRequestException {
        int end = bytes.length - 1;
        while (next < end) {
            int run = next;
            while (next < end && bytes[next] != '\\') {
                next++;
            }
            text.append(utf8(run, next));
            if (next < end) {
                escape(end);
            }
        }
        return text.toString();
    }

    private String utf8(int from, int to) throws MalformedRequestException {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            if (decoded.codePoints().noneMatch(StringToken::isNoCharacter)) {
                return decoded;
            }
        } catch (CharacterCodingException e) {
            MalformedRequestException failure = invalidUtf8();
            failure.initCause(e);
            throw failure;
        }
        throw invalidUtf8();
    }

    private static MalformedRequestException invalidUtf8() {
        return new MalformedRequestException("invalid UTF-8 sequence in string");
    }

    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    private void escape(int end) throws MalformedRequestException {
        char escaped = (char) bytes[next + 1];
        if (escaped == 'u') {
            unicodeEscape(end);
            return;
        }
        int known = "\"'\\/bfnrt".indexOf(escaped);
        if (known < 0) {
            throw new MalformedRequestException("invalid escape sequence in string");
        }
        text.append("\"'\\/\b\f\n\r\t".charAt(known));
        next += 2;
    }

    private void unicodeEscape(int end) throws MalformedRequestException {
        int start = next;
        int unit = codeUnit(end);
        next += UNICODE_ESCAPE;
        if (unit >= 0 && Character.isHighSurrogate((char) unit)) {
            int low = codeUnit(end);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                next += UNICODE_ESCAPE;
                text.appendCodePoint(Character.toCodePoint((char) unit, (char) low));
                return;
            }
        }
        if (unit < 0 || Character.isSurrogate((char) unit) || isNoCharacter(unit)) {
            throw new MalformedRequestException(
                    new String(bytes, start, Math.min(UNICODE_ESCAPE, end - start), StandardCharsets.ISO_8859_1)
                            + " is not a valid Unicode character");
        }
        text.append((char) unit);
    }

    /** The UTF-16 code unit whose escape is next; -1 if there is none. */
    private int codeUnit(int end) {
        if (next + UNICODE_ESCAPE > end || bytes[next] != '\\' || bytes[next + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = next + 2; i < next + UNICODE_ESCAPE; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
