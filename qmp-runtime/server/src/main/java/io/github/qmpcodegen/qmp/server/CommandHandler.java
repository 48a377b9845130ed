package io.github.qmpcodegen.qmp.server;

/** Answers a command. Called by a thread of the connection; those of several connections may call it at once. */
@FunctionalInterface
public interface CommandHandler {

    /**
     * Answers.
     *
     * @param request the command as it came
     * @return the JSON text of what it returns
     * @throws CommandError if it fails
     */
    String answer(ReceivedRequest request);
}
