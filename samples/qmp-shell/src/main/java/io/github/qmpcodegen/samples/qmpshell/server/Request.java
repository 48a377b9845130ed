package io.github.qmpcodegen.samples.qmpshell.server;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command to be sent.
 *
 * @param command its name
 * @param arguments its arguments; empty when there are none
 * @param message the whole message, where the user has written it; null otherwise
 */
public record Request(
        String command, ObjectNode arguments, @Nullable ObjectNode message) {

    /** A command with its arguments. */
    public Request(String command, ObjectNode arguments) {
        this(command, arguments, null);
    }

    /** A whole message, whatever it says. */
    public static Request of(ObjectNode message) {
        String command =
                message.path("execute").asString(message.path("exec-oob").asString(""));
        return new Request(
                command.isEmpty() ? "a message without a command" : command,
                message.get("arguments") instanceof ObjectNode arguments
                        ? arguments
                        : JsonNodeFactory.instance.objectNode(),
                message);
    }

    /** The message, as it goes over the wire but for its id. */
    public ObjectNode toJson() {
        if (message != null) {
            return message;
        }
        ObjectNode built = JsonNodeFactory.instance.objectNode();
        built.put("execute", command);
        if (!arguments.isEmpty()) {
            built.set("arguments", arguments);
        }
        return built;
    }
}
