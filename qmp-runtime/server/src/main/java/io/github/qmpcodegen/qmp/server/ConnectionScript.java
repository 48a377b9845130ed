package io.github.qmpcodegen.qmp.server;

import java.io.IOException;

/** Drives the server's side of a connection, in its own thread. */
@FunctionalInterface
public interface ConnectionScript {

    /**
     * Drives the connection; it is closed when this returns.
     *
     * @param connection the connection, which was just accepted
     * @throws IOException when the connection ends
     */
    void run(ServerConnection connection) throws IOException;
}
