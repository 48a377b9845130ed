package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.samples.benchmarks.HandWritten.Message;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a client that serves several threads cannot do without, and no more: one thread that reads and decodes, and hands
 * each reply to the caller of its id.
 */
final class HandWrittenClient implements AutoCloseable {

    private final RawConnection connection;
    private final Map<Long, CompletableFuture<Message>> pending = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    private HandWrittenClient(RawConnection connection) {
        this.connection = connection;
    }

    /** Connects, and starts to read. */
    static HandWrittenClient to(EchoPeer peer) throws IOException {
        HandWrittenClient client = new HandWrittenClient(RawConnection.to(peer));
        Thread reader = new Thread(client::read, "hand-written reader");
        reader.setDaemon(true);
        reader.start();
        return client;
    }

    private void read() {
        try {
            while (true) {
                Message message = HandWritten.TRUSTING.message(connection.receiveLine());
                CompletableFuture<Message> call = pending.remove(message.id());
                if (call != null) {
                    call.complete(message);
                }
            }
        } catch (IOException e) {
            pending.values().forEach(call -> call.completeExceptionally(e));
        }
    }

    /** Sends a command. */
    CompletableFuture<Message> send(String command) throws IOException {
        long id = lastId.incrementAndGet();
        CompletableFuture<Message> call = new CompletableFuture<>();
        pending.put(id, call);
        byte[] line = HandWritten.command(command, id);
        synchronized (this) {
            connection.send(line);
        }
        return call;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
