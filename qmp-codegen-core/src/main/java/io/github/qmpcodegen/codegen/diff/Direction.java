package io.github.qmpcodegen.codegen.diff;

/** The direction of a value, as seen from the client. */
public enum Direction {
    /** In the arguments of a command: the server must accept everything that a correct client sends. */
    SENT,
    /** In a reply or an event: the client must understand everything that the server may send. */
    RECEIVED
}
