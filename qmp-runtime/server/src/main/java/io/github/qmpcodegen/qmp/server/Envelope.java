package io.github.qmpcodegen.qmp.server;

import tools.jackson.databind.JsonNode;

/** The members that a request has around its arguments, and what QEMU says when they are wrong. */
final class Envelope {
    private Envelope() {}

    /** Whether a request is one for out-of-band execution. */
    static boolean isOutOfBand(JsonNode message) {
        return message.isObject() && message.has("exec-oob") && !message.has("execute");
    }

    /**
     * Makes sure that a request is well-formed.
     *
     * @param message what the client sent
     * @param outOfBand whether out-of-band execution was negotiated
     * @throws CommandError if it is not
     */
    static void check(JsonNode message, boolean outOfBand) {
        if (!message.isObject()) {
            throw new CommandError("QMP input must be a JSON object");
        }
        boolean executes = false;
        for (String name : message.propertyNames()) {
            JsonNode value = message.path(name);
            switch (name) {
                case "execute", "exec-oob" -> {
                    if (name.equals("exec-oob") && !outOfBand) {
                        throw unexpected(name);
                    }
                    if (!value.isString()) {
                        throw new CommandError("QMP input member '" + name + "' must be a string");
                    }
                    if (executes) {
                        throw new CommandError("QMP input member 'execute' clashes with 'exec-oob'");
                    }
                    executes = true;
                }
                case "arguments" -> {
                    if (!value.isObject()) {
                        throw new CommandError("QMP input member 'arguments' must be an object");
                    }
                }
                case "id" -> {
                    // Any value will do.
                }
                default -> throw unexpected(name);
            }
        }
        if (!executes) {
            throw new CommandError("QMP input lacks member 'execute'");
        }
    }

    private static CommandError unexpected(String name) {
        return new CommandError("QMP input member '" + name + "' is unexpected");
    }
}
