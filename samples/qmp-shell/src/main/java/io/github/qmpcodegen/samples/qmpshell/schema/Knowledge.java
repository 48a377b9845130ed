package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a server understands, which takes a moment to find out. Thread-safe. */
public final class Knowledge implements Supplier<ServerInterface> {

    private final CompletableFuture<ServerInterface> future;

    private Knowledge(CompletableFuture<ServerInterface> future) {
        this.future = future;
    }

    /**
     * Begins to find out.
     *
     * @param server the server
     * @param sources what the user says describes it; empty for nothing
     */
    public static Knowledge of(Server server, Optional<LoadedSchema> sources) {
        CompletableFuture<ServerInterface> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> future.complete(read(server, sources)), "qmp-shell schema");
        thread.setDaemon(true);
        thread.start();
        return new Knowledge(future);
    }

    /** What is known for certain. */
    public static Knowledge of(ServerInterface known) {
        return new Knowledge(CompletableFuture.completedFuture(known));
    }

    private static ServerInterface read(Server server, Optional<LoadedSchema> sources) {
        try {
            return InterfaceReader.read(server, sources);
        } catch (QmpException | UnreadableMemberException e) {
            // A server that does not tell is talked to all the same; one that is gone shows with the next command.
            return ServerInterface.UNKNOWN;
        }
    }

    /** What is known; waits for it. */
    @Override
    public ServerInterface get() {
        return future.join();
    }

    /** What is known by now, which may be nothing. */
    public ServerInterface now() {
        return future.getNow(ServerInterface.UNKNOWN);
    }
}
