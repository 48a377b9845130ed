package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.call.Call;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.descriptor.GivenDescriptor;
import java.io.FileDescriptor;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A command about to be executed, with what is special about this execution. Immutable: the methods that change
 * something give a new call. Nothing is sent before {@link #execute} or {@link #executeAsync}.
 *
 * @param <R> what the command returns
 */
public final class QmpCall<R> {
    private final CallExecution execution;
    private final Call<R> call;

    QmpCall(CallExecution execution, Call<R> call) {
        this.execution = execution;
        this.call = call;
    }

    /** With a deadline of its own instead of that of the command; {@link QmpOptions#NO_TIMEOUT} for none. */
    public QmpCall<R> timeout(Duration replyTimeout) {
        return new QmpCall<>(execution, call.within(replyTimeout));
    }

    /**
     * Out-of-band: the server does not queue it behind other commands. Only commands that allow it; after more than eight
     * unanswered in-band commands QEMU reads no further, not even this one. Of a whole message it changes nothing.
     */
    public QmpCall<R> outOfBand() {
        return new QmpCall<>(execution, call.executedOutOfBand());
    }

    /**
     * With a file descriptor, besides those given before, that goes to the server with this command and no other: with
     * {@code getfd} or {@code add-fd}, each of which takes one and gives it the name or number by which later commands know
     * it. The server gets its own, so that this one can be closed once the command has returned. Commands with descriptors
     * are sent one after the other, and all others wait meanwhile, which QEMU could not bear otherwise.
     *
     * <p>UNIX sockets carry descriptors on Linux, on x86-64 and AArch64, with JDK 22 or later; {@code java} wants
     * {@code --enable-native-access=ALL-UNNAMED} for it, or {@code =io.github.qmpcodegen.qmp} where this is a module. Else it
     * takes a {@link QmpTransport} that carries them, which takes no other kind than {@link FileDescriptor}.
     *
     * @param sent such as {@link java.io.FileInputStream#getFD}
     * @throws IllegalArgumentException if there are more than the command or QEMU takes
     */
    public QmpCall<R> withDescriptors(FileDescriptor... sent) {
        return with(Arrays.stream(sent).map(GivenDescriptor.OfObject::new));
    }

    /**
     * With the file descriptors of channels: of files, sockets or pipes of {@code java.nio}; see the other method.
     *
     * @throws IllegalArgumentException if there are more than the command or QEMU takes
     */
    public QmpCall<R> withDescriptors(Channel... sent) {
        return with(Arrays.stream(sent).map(GivenDescriptor.OfChannel::new));
    }

    /**
     * With file descriptors that native code has opened, such as a tap device's, by their numbers; see the other method.
     *
     * @throws IllegalArgumentException if there are more than the command or QEMU takes
     */
    public QmpCall<R> withDescriptors(int... sent) {
        return with(Arrays.stream(sent).mapToObj(GivenDescriptor.OfNumber::new));
    }

    private QmpCall<R> with(Stream<GivenDescriptor> further) {
        return new QmpCall<>(execution, call.with(further));
    }

    /**
     * Executes the command and waits for what it returns.
     *
     * @return what it returns
     * @throws QmpCommandException if the server answers with an error
     * @throws QmpTimeoutException if no answer comes in time; the connection stays
     * @throws QmpClosedException if the connection has ended or ends
     * @throws QmpInterruptedException if this thread is interrupted; the connection stays
     * @throws QmpUnsupportedException if this connection has no out-of-band execution, or carries no descriptors
     * @throws IllegalArgumentException if the arguments cannot be written as JSON, or are such that no QEMU reads them: a
     *     code point that is no character, more than 1,024 levels, 2 Mi tokens or 64 MiB; or if a descriptor is closed;
     *     nothing was sent
     * @throws IllegalStateException if this is the thread that reads, as {@link QmpOptions.Builder#completeInReader} has it
     */
    public R execute() {
        return execution.execute(call);
    }

    /**
     * Executes the command; the future completes with what it returns, or exceptionally with what {@link #execute}
     * would throw. Cancelling it gives the call up; a command that was sent may be carried out all the same.
     *
     * <p>While several commands are unanswered it may be written a moment later, together with others.
     *
     * @return completes on the executor of the client's options
     */
    public CompletableFuture<R> executeAsync() {
        return execution.executeAsync(call);
    }
}
