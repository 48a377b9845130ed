package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import tools.jackson.databind.node.StringNode;

/** The lines with which QEMU answers: the id comes last in a return, and first in an error. */
final class Replies {
    private Replies() {}

    /**
     * A return.
     *
     * @param id the command's id as JSON text, empty for none
     * @param value what it returns as JSON text
     */
    static String success(String id, String value) {
        return "{\"return\": " + value + (id.isEmpty() ? "" : ", \"id\": " + id) + "}";
    }

    /**
     * An error.
     *
     * @param id the command's id as JSON text, empty for none
     * @param errorClass its class
     * @param description its text
     */
    static String failure(String id, String errorClass, String description) {
        return "{" + (id.isEmpty() ? "" : "\"id\": " + id + ", ") + "\"error\": {\"class\": " + quoted(errorClass)
                + ", \"desc\": " + quoted(description) + "}}";
    }

    private static String quoted(String text) {
        return WireText.of(StringNode.valueOf(text));
    }
}
