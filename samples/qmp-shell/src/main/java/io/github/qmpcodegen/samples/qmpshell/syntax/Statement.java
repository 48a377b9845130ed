package io.github.qmpcodegen.samples.qmpshell.syntax;

import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import org.jspecify.annotations.Nullable;

/** What a line asks for. */
public sealed interface Statement {

    /** Nothing: a blank line or a comment. */
    record Nothing() implements Statement {}

    /**
     * {@code command key=value …}.
     *
     * @param name the command
     * @param arguments its arguments
     */
    record Invocation(Word name, Members arguments) implements Statement {}

    /**
     * A whole message in braces, as documentation shows them.
     *
     * @param message the message
     */
    record Message(Members message) implements Statement {}

    /**
     * {@code transaction(}, perhaps with the first action.
     *
     * @param first the first action; null for none
     * @param closed whether the transaction ends with it
     */
    record Transaction(@Nullable Invocation first, boolean closed) implements Statement {}

    /**
     * An action of a transaction that was opened.
     *
     * @param action the action
     * @param closed whether the transaction ends with it
     */
    record Action(Invocation action, boolean closed) implements Statement {}

    /** {@code )}, which ends a transaction. */
    record Close() implements Statement {}
}
