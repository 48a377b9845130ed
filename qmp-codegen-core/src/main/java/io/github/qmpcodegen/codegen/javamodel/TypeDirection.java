package io.github.qmpcodegen.codegen.javamodel;

/** The direction of a type's values, as seen from the client. */
public enum TypeDirection {
    /** Clients send them. */
    SENT,
    /** Servers send them, so nothing that differs from the schema may be lost. */
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
