package io.github.qmpcodegen.qmp.server.internal.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The commands that a server has, and the arguments that they take. Thread-safe. */
public interface CommandSchema {

    /** The commands' names. */
    List<String> commands();

    /** The names of the events that it emits. */
    List<String> events();

    /**
     * Whether a command may be executed out-of-band.
     *
     * @param command one of {@link #commands}
     * @param arguments its arguments, which need not fit
     */
    boolean allowsOutOfBand(String command, JsonNode arguments);

    /**
     * Checks arguments as QEMU does, up to the first that does not fit.
     *
     * @param command one of {@link #commands}
     * @param arguments its arguments
     * @throws RefusedArgumentException if they do not fit
     */
    void check(String command, JsonNode arguments) throws RefusedArgumentException;
}
