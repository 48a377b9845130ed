package io.github.qmpcodegen.qmp.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads a value from its bytes.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface ValueReader<T> {

    /**
     * Reads the next value of a parser.
     *
     * @param parser positioned before the value
     * @param bytes the bytes that the parser reads
     * @param start where in these the parser started
     * @param end where in these the value ends
     */
    @Nullable
    T read(JsonParser parser, byte[] bytes, int start, int end);
}
