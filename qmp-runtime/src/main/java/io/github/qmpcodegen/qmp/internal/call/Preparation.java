package io.github.qmpcodegen.qmp.internal.call;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prepares the arguments of commands before they are sent. Thread-safe. */
public interface Preparation {

    /** Whether it does anything with the arguments of a command. */
    boolean appliesTo(String command);

    /** Whether {@link #arguments} returns without waiting, so that any thread can call it. */
    boolean waitsForNobody();

    /**
     * Returns the arguments to send.
     *
     * @param command the command's name
     * @param arguments what the caller wants to send, which must not be changed; null for none
     * @return the arguments to send; null for none
     * @throws io.github.qmpcodegen.qmp.QmpException if the command must not be sent
     */
    @Nullable
    ObjectNode arguments(String command, @Nullable ObjectNode arguments);
}
