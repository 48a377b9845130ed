package io.github.qmpcodegen.qmp.testing;

/** Answers a command. Called by a thread of the connection; those of several connections may call it at once. */
@FunctionalInterface
public interface FakeQmpHandler {

    /**
     * Answers.
     *
     * @param request the command as it came
     * @return the JSON text of what it returns
     * @throws FakeQmpError if it fails
     */
    String answer(FakeQmpRequest request);
}
