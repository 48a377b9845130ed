package io.github.qmpcodegen.qmp.internal.json;

import java.io.IOException;

/** Bytes are not a sequence of JSON objects within the limits. */
public final class FramingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String excerpt;

    /**
     * Creates the exception.
     *
     * @param message what is wrong with the bytes
     * @param excerpt the bytes around the place as text, shortened
     */
    public FramingException(String message, String excerpt) {
        super(message);
        this.excerpt = excerpt;
    }

    /** The bytes around the place as text, shortened. */
    public String excerpt() {
        return excerpt;
    }
}
