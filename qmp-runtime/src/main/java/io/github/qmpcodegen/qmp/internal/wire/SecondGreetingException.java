package io.github.qmpcodegen.qmp.internal.wire;

/**
 * The server greeted a second time, and has therefore forgotten the negotiation. It is the cause of the
 * {@link io.github.qmpcodegen.qmp.QmpProtocolException} with which the connection ends.
 */
public final class SecondGreetingException extends Exception {
    private static final long serialVersionUID = 1L;

    SecondGreetingException() {
        super("a server greets once");
    }
}
