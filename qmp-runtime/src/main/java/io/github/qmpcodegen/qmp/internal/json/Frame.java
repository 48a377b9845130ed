package io.github.qmpcodegen.qmp.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of one JSON object, inside the framer's buffer. Valid until the framer is asked for space again. */
public final class Frame {
    private final byte[] array;
    private final int offset;
    private final int length;
    private final boolean ascii;
    private final boolean afterSentinel;

    Frame(byte[] array, int offset, int length, boolean ascii, boolean afterSentinel) {
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.ascii = ascii;
        this.afterSentinel = afterSentinel;
    }

    byte[] array() {
        return array;
    }

    int offset() {
        return offset;
    }

    /** The number of bytes. */
    public int length() {
        return length;
    }

    /** Whether a 0xFF byte preceded the object. */
    public boolean afterSentinel() {
        return afterSentinel;
    }

    /** The whole text. */
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** The text, shortened for messages. */
    public String excerpt() {
        return Excerpts.of(array, offset, length);
    }

    /**
     * Checks that the bytes are strictly UTF-8: Jackson alone would accept overlong forms and surrogates.
     *
     * @throws FramingException if they are not
     */
    public void requireUtf8() throws FramingException {
        if (!ascii) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array, offset, length));
            } catch (CharacterCodingException e) {
                FramingException failure = new FramingException("a message is not valid UTF-8", excerpt());
                failure.initCause(e);
                throw failure;
            }
        }
    }
}
