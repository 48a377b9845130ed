package io.github.qmpcodegen.qmp.codec;

import org.jspecify.annotations.Nullable;

/**
 * What reads the value at which a reader stands, such as the {@code read} method of a generated type.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface ElementReader<T> {

    /** Reads the value; null if it does not fit, which the reader then knows. */
    @Nullable
    T read(QmpReader in);
}
