package io.github.qmpcodegen.qmp.internal.call;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is done with the arguments of commands before they are sent. Thread-safe. */
public interface Preparation {

    /** Whether anything is done with those of a command. */
    boolean appliesTo(String command);

    /** Whether {@link #arguments} returns without waiting, so that any thread can call it. */
    boolean waitsForNobody();

    /**
     * The arguments as they are to be sent.
     *
     * @param command the command's name
     * @param arguments what its caller wants to send, which is not to be changed; null for nothing
     * @return null for nothing
     * @throws io.github.qmpcodegen.qmp.QmpException if the command is not to be sent
     */
    @Nullable
    ObjectNode arguments(String command, @Nullable ObjectNode arguments);
}
