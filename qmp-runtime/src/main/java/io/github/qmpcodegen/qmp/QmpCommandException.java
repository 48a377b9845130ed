package io.github.qmpcodegen.qmp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BaseJsonNode;

/** The peer answered a command with an error. The connection stays open. */
public final class QmpCommandException extends QmpException {
    private static final long serialVersionUID = 1L;

    /** The error class for a command that the peer does not have, or not in its current mode. */
    public static final String COMMAND_NOT_FOUND = "CommandNotFound";
    /** The error class of most errors since QEMU 1.2. */
    public static final String GENERIC_ERROR = "GenericError";

    private final String errorClass;
    private final String description;
    /** All nodes are of this type, which unlike its super type is serializable. */
    private final @Nullable BaseJsonNode data;

    /**
     * Creates the exception.
     *
     * @param command the command's name
     * @param id the id it carried, null for none
     * @param errorClass the error's {@code class}
     * @param description the error's {@code desc}
     * @param data the error's {@code data}, which servers before 1.2 send, null for none
     * @param rawText the whole reply, shortened, null for none
     */
    public QmpCommandException(
            String command,
            @Nullable Long id,
            String errorClass,
            String description,
            @Nullable JsonNode data,
            @Nullable String rawText) {
        super("'" + command + "' failed: " + description + " [" + errorClass + "]", null, command, id, rawText);
        this.errorClass = errorClass;
        this.description = description;
        this.data = (BaseJsonNode) data;
    }

    /** The error's class: a stable word, meant for programs. */
    public String errorClass() {
        return errorClass;
    }

    /** The error's text, meant for people: its wording differs between releases. */
    public String description() {
        return description;
    }

    /** What servers before 1.2 send about the error besides its class. */
    public Optional<JsonNode> data() {
        return Optional.ofNullable(data);
    }

    /** Whether the peer does not have the command (or has it switched off). */
    public boolean isCommandNotFound() {
        return errorClass.equals(COMMAND_NOT_FOUND);
    }
}
