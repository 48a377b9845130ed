package io.github.qmpcodegen.qmp.server;

import org.jspecify.annotations.Nullable;

/** Answers the commands that are about something which a server makes believe to have. Thread-safe. */
interface Simulation {

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

    /** Whether the server has the command for its sake. */
    boolean has(String command);

    /**
     * Answers a command that it has.
     *
     * @return null where that is not its business
     * @throws CommandError if the command fails
     */
    @Nullable
    Answer answer(ReceivedRequest request);
}
