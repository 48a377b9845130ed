package io.github.qmpcodegen.qmp.internal.wire;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command that was sent, or is about to be, with its answer when it comes. */
public final class PendingCall {
    private final String command;
    private final @Nullable Long id;
    private final CompletableFuture<WireMessage.Answer> answer = new CompletableFuture<>();
    private final int unanswered;
    private final long begun;
    private final boolean oneOfMany;
    private volatile @Nullable OutgoingMessage message;

    // When it is late, by the clock of the JVM. Under the lock of its PendingCalls.
    private boolean limited;
    private long deadline;

    PendingCall(String command, @Nullable Long id) {
        this(command, id, 0, 0, false);
    }

    /**
     * Begins a call.
     *
     * @param command the command's name
     * @param id the id that it carries, null for none
     * @param unanswered how many calls before it have no answer yet
     * @param begun when it began, as {@link System#nanoTime}
     * @param oneOfMany whether many have begun before it one after the other, each answered before the next
     */
    PendingCall(String command, @Nullable Long id, int unanswered, long begun, boolean oneOfMany) {
        this.command = command;
        this.id = id;
        this.unanswered = unanswered;
        this.begun = begun;
        this.oneOfMany = oneOfMany;
    }

    void limit(long nanoTime) {
        limited = true;
        deadline = nanoTime;
    }

    void unlimit() {
        limited = false;
    }

    boolean isLimited() {
        return limited;
    }

    long deadline() {
        return deadline;
    }

    boolean isLate(long now) {
        return limited && deadline - now <= 0;
    }

    /** How many calls before it had no answer yet when it began. */
    int unanswered() {
        return unanswered;
    }

    /** When it began, as {@link System#nanoTime}. */
    long begun() {
        return begun;
    }

    /** Whether many have begun before it one after the other, each answered before the next. */
    boolean isOneOfMany() {
        return oneOfMany;
    }

    /** The command's name. */
    public String command() {
        return command;
    }

    /** The id that it carries, null for none. */
    public @Nullable Long id() {
        return id;
    }

    /**
     * Returns a future that completes with the answer, or with the {@link io.github.qmpcodegen.qmp.QmpException} that
     * ended the connection. The reader completes it, so what depends on it must not wait.
     */
    public CompletableFuture<WireMessage.Answer> answer() {
        return answer;
    }

    /** Whether some of the command may have been written. */
    public boolean wasSent() {
        OutgoingMessage sent = message;
        return sent != null && !sent.isDropped();
    }

    /** The length of what was sent, in bytes; 0 if nothing was. */
    public int sentBytes() {
        OutgoingMessage sent = message;
        return sent == null || sent.isDropped() ? 0 : sent.bytes().limit();
    }

    /** The length of the answer, in bytes; 0 if none has come. */
    public int receivedBytes() {
        return answer.isDone() && !answer.isCompletedExceptionally()
                ? answer.join().bytes()
                : 0;
    }

    @Nullable
    OutgoingMessage message() {
        return message;
    }

    void message(OutgoingMessage sent) {
        message = sent;
    }
}
