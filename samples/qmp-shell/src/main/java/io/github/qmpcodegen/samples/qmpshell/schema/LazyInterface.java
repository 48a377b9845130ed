package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What a server understands, which takes a moment to find out. Thread-safe. */
public final class LazyInterface implements Supplier<ServerInterface> {

    private final Supplier<ServerInterface> reading;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<ServerInterface> future = new CompletableFuture<>();

    private LazyInterface(Supplier<ServerInterface> reading) {
        this.reading = reading;
    }

    /**
     * What is to be found out when it is first asked for.
     *
     * @param server the server
     * @param sources what the user says describes it; empty for nothing
     */
    public static LazyInterface of(Server server, Optional<LoadedSchema> sources) {
        return new LazyInterface(() -> read(server, sources));
    }

    /** What is known for certain. */
    public static LazyInterface of(ServerInterface known) {
        LazyInterface lazy = new LazyInterface(() -> known);
        lazy.future.complete(known);
        return lazy;
    }

    private static ServerInterface read(Server server, Optional<LoadedSchema> sources) {
        try {
            return InterfaceReader.read(server, sources);
        } catch (QmpException e) {
            // The shell works without the interface of a server that does not report it; one that is gone shows with
            // the next command.
            return ServerInterface.UNKNOWN;
        }
    }

    /** What is known; waits for it, unless the thread is interrupted, and stays so: then it is nothing. */
    @Override
    public ServerInterface get() {
        begin();
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ServerInterface.UNKNOWN;
        } catch (ExecutionException e) {
            throw new IllegalStateException("what a server understands cannot be read", e.getCause());
        }
    }

    /** What is known by now, which may be nothing. */
    public ServerInterface now() {
        begin();
        return future.getNow(ServerInterface.UNKNOWN);
    }

    /** Whether somebody has asked for it. */
    public boolean isAsked() {
        return begun.get() || future.isDone();
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "qmp-shell schema");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            CompletableFuture<ServerInterface> unused = future.completeAsync(reading, LazyInterface::run);
        }
    }
}
