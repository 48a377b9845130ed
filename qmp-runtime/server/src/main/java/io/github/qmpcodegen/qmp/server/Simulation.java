package io.github.qmpcodegen.qmp.server;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers the commands about something that a server simulates. Thread-safe.
 *
 * @param commands whether a command, by its name, is one of those that the simulation adds to the server
 * @param answering answers a command that it has: null where that is not its business, a {@link CommandError} if the command
 *     fails
 */
record Simulation(Predicate<String> commands, Function<ReceivedRequest, @Nullable Answer> answering) {

    /**
     * What a command returns, and what happens after that.
     *
     * @param value the JSON text of what it returns
     * @param afterwards done when the answer was sent
     */
    record Answer(String value, Runnable afterwards) {

        /** Nothing, and nothing happens. */
        static final Answer NOTHING = of("{}");

        static Answer of(String value) {
            return new Answer(value, () -> {});
        }
    }

    /** Whether a command is one of those that the simulation adds to the server. */
    boolean has(String command) {
        return commands.test(command);
    }

    /** The answer to a command; null where that is not its business. */
    @Nullable
    Answer answer(ReceivedRequest request) {
        return has(request.command()) ? answering.apply(request) : null;
    }
}
