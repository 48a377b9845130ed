package io.github.qmpcodegen.qmp.server;

import java.io.IOException;

/** What is done on a connection, in a thread of its own. */
@FunctionalInterface
public interface ConnectionScript {

    /**
     * Drives the connection; it is closed when this returns.
     *
     * @param connection which was just accepted
     * @throws IOException when the connection ends
     */
    void run(ServerConnection connection) throws IOException;
}
