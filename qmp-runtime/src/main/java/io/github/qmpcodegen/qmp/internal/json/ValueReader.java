package io.github.qmpcodegen.qmp.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads a value from its bytes.
 *
 * @param <T> what is read
 */
@FunctionalInterface
public interface ValueReader<T> {

    /**
     * Reads the next value of a parser.
     *
     * @param parser stands before the value
     * @param bytes what the parser reads
     * @param start where in them the parser began
     * @param end where the value ends
     */
    @Nullable
    T read(JsonParser parser, byte[] bytes, int start, int end);
}
