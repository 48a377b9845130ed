package io.github.qmpcodegen.qmp.server;

/** Answers commands. Called by a thread of the connection; threads of several connections may call it at once. */
@FunctionalInterface
public interface CommandHandler {

    /**
     * Answers a command.
     *
     * @param request the command as received
     * @return the return value as JSON text
     * @throws CommandError if the command fails
     */
    String answer(ReceivedRequest request);
}
