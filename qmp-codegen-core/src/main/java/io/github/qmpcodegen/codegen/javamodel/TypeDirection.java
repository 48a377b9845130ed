package io.github.qmpcodegen.codegen.javamodel;

/** Which way the values of a type go, as seen by a client. */
public enum TypeDirection {
    /** Clients send them. */
    SENT,
    /** Servers send them, so nothing that differs from the schema may get lost. */
    RECEIVED,
    /** Both. */
    BOTH;

    /** Whether clients send them. */
    public boolean isSent() {
        return this != RECEIVED;
    }

    /** Whether servers send them. */
    public boolean isReceived() {
        return this != SENT;
    }
}
