package io.github.qmpcodegen.codegen.diff;

/** Which way a value goes, seen from the client. */
public enum Direction {
    /** In the arguments of a command: the server must accept whatever the client was right to send. */
    SENT,
    /** In a reply or an event: the client must understand whatever the server may send. */
    RECEIVED
}
