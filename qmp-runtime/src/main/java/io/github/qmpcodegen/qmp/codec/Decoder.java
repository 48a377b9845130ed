package io.github.qmpcodegen.qmp.codec;

import tools.jackson.databind.JsonNode;

/**
 * What makes a value of a JSON value.
 *
 * <p>Those of generated types keep what does not fit; those of scalars and lists refuse it, which the reader of the
 * object around them turns into a kept member.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface Decoder<T> {

    /**
     * Makes a value.
     *
     * @param json the JSON value
     * @param decoding takes the problems
     * @throws MisfitException if the JSON value is not of this kind
     */
    T decode(JsonNode json, Decoding decoding);
}
