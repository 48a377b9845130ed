package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.server.internal.json.Incoming;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A command that a client sent. Immutable as long as nobody changes the arguments.
 *
 * @param command the command's name; empty if it has none
 * @param outOfBand whether it was sent with {@code exec-oob}
 * @param arguments its arguments; an empty object if it has none
 * @param id its id as JSON text; empty if it has none
 * @param afterSentinel whether a 0xFF byte preceded it
 * @param text the whole message
 */
public record ReceivedRequest(
        String command, boolean outOfBand, JsonNode arguments, String id, boolean afterSentinel, String text) {

    static ReceivedRequest of(Incoming.Value incoming) {
        JsonNode message = incoming.value();
        boolean outOfBand = message.has("exec-oob");
        JsonNode arguments = message.get("arguments");
        JsonNode id = message.get("id");
        return new ReceivedRequest(
                message.path(outOfBand ? "exec-oob" : "execute").asString(""),
                outOfBand,
                arguments == null ? JsonNodeFactory.instance.objectNode() : arguments,
                id == null ? "" : WireText.of(id),
                incoming.afterSentinel(),
                incoming.text());
    }
}
