package io.github.qmpcodegen.qmp.server.internal.json;

import tools.jackson.databind.JsonNode;

/** Something that a client sent. */
public sealed interface Incoming {

    /**
     * A JSON value.
     *
     * @param value what it says
     * @param text the text as received, from its first to its last token
     * @param afterSentinel whether the byte 0xFF preceded it
     */
    record Value(JsonNode value, String text, boolean afterSentinel) implements Incoming {}

    /**
     * Something that is not JSON.
     *
     * @param description what is wrong with it, in QEMU's words
     * @param sentinel whether it is the byte 0xFF, with which guest agents' clients start again
     */
    record Malformed(String description, boolean sentinel) implements Incoming {}
}
