package io.github.qmpcodegen.samples.qmpshell.server;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command to be sent.
 *
 * @param command its name
 * @param arguments its arguments; empty when there are none
 * @param outOfBand whether it does not wait for commands before it
 */
public record Request(String command, ObjectNode arguments, boolean outOfBand) {

    /** The message, as it goes over the wire but for its id. */
    public JsonNode toJson() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put(outOfBand ? "exec-oob" : "execute", command);
        if (!arguments.isEmpty()) {
            message.set("arguments", arguments);
        }
        return message;
    }
}
