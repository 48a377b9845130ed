package io.github.qmpcodegen.qmp.internal.agent;

import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.internal.link.Opening;
import io.github.qmpcodegen.qmp.internal.link.TransportSource;
import io.github.qmpcodegen.qmp.internal.thread.BlockingThread;
import io.github.qmpcodegen.qmp.internal.wire.AgentConversation;
import io.github.qmpcodegen.qmp.internal.wire.Trace;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A guest agent client's connection. */
public final class AgentLink {
    private final TransportSource source;
    private final QmpOptions options;
    private final @Nullable Trace trace;
    private final Opening opening;
    private final CompletableFuture<AgentConversation> opened = new CompletableFuture<>();

    /**
     * Creates the link, without connecting it.
     *
     * @param source makes the connection
     * @param options deadlines and limits
     * @param trace receives all messages, null for none
     */
    public AgentLink(TransportSource source, QmpOptions options, @Nullable Trace trace) {
        this.source = source;
        this.options = options;
        this.trace = trace;
        opening = new Opening(source, options, "the agent's port: -chardev socket,…");
    }

    /** The peer's name. */
    public String peer() {
        return source.peer();
    }

    /**
     * Connects, in the running thread if it can be interrupted there. The future completes when connected, or fails
     * with a {@link QmpException}.
     */
    public CompletableFuture<AgentConversation> start() {
        if (!source.takesThread()) {
            run();
            return opened;
        }
        try {
            BlockingThread.of("qmp-reader " + peer(), this::run).start();
        } catch (OutOfMemoryError e) {
            source.discard();
            opened.completeExceptionally(new QmpConnectException("no thread can be started to read from " + peer(), e));
        }
        return opened;
    }

    private void run() {
        AgentConversation conversation;
        try {
            conversation = AgentConversation.on(opening.open(), options, trace);
        } catch (QmpException e) {
            opened.completeExceptionally(e);
            return;
        } catch (Throwable e) {
            opened.completeExceptionally(new QmpConnectException("cannot connect to " + peer() + ": " + e, e));
            return;
        }
        if (opened.complete(conversation)) {
            conversation.read();
        } else {
            conversation.end(null);
        }
    }

    /** Ends the connection, or the attempt, at once. */
    public void close() {
        opening.abort();
        opened.cancel(false);
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().end(null);
        }
    }
}
