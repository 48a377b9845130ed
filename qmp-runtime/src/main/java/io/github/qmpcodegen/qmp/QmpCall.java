package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.call.Call;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.descriptor.GivenDescriptor;
import java.io.FileDescriptor;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * A command about to be executed, with the settings of this execution. Immutable: methods that change a setting return
 * a new call. Nothing is sent before {@link #execute} or {@link #executeAsync}.
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

    /** Returns this call with its own deadline instead of the command's; {@link QmpOptions#NO_TIMEOUT} for none. */
    public QmpCall<R> timeout(Duration replyTimeout) {
        return new QmpCall<>(execution, call.within(replyTimeout));
    }

    /**
     * Returns this call to be executed out-of-band: the server does not queue it behind other commands. The command
     * must allow it. After more than eight unanswered in-band commands QEMU stops reading, and does not read this one
     * either. Does not change a call of a whole message.
     */
    public QmpCall<R> outOfBand() {
        return new QmpCall<>(execution, call.executedOutOfBand());
    }

    /**
     * Returns this call to be carried out alone: from when it is sent until a stage completes, no other command of this
     * client is sent. Commands that are called meanwhile wait, within their own deadlines, and are then sent in order.
     * Out-of-band commands do not wait, and nothing waits for them; nor do the queries wait by which the client follows
     * {@linkplain QmpClient#job jobs} and {@linkplain QmpClient#device devices}. If the server refuses the command, or
     * the connection is lost, nothing waits any longer.
     *
     * <p>Use it for what a server cannot do beside other things: up to QEMU 7.2 at least, {@code blockdev-create}
     * starts a job during which most commands that look at block nodes or change them make QEMU abort. Other clients of
     * the same server are not held back.
     *
     * @param until completes when the others may go on, exceptionally or not; if it never does, they wait for as long as
     *     the connection lasts
     */
    public QmpCall<R> aloneUntil(CompletionStage<?> until) {
        // Not every stage can be made a future.
        CompletableFuture<Void> over = new CompletableFuture<>();
        CompletionStage<?> unused = until.whenComplete((value, failure) -> over.complete(null));
        return new QmpCall<>(execution, call.alone(over));
    }

    /**
     * Returns this call with file descriptors added, which go to the server with this command and no other:
     * {@code getfd} and {@code add-fd} take one each, and give it the name or number by which later commands refer to
     * it. The server gets a copy, so this one can be closed once the command has returned. Commands with descriptors
     * are sent one after another while all others wait, because QEMU might otherwise crash. Once such a call is given
     * up, others no longer wait for it, so give it a generous deadline.
     *
     * <p>A process loses its {@linkplain java.nio.channels.FileLock locks} on a file when it closes any descriptor of
     * it, and the copy is closed once it is sent: do not lock a file before you send it.
     *
     * <p>UNIX sockets carry descriptors on Linux, on x86-64 and AArch64, with JDK 22 or later; {@code java} needs
     * {@code --enable-native-access=ALL-UNNAMED} for it, or {@code =io.github.qmpcodegen.qmp} if this is a module.
     * Anywhere else you need a {@link QmpTransport} that carries descriptors, and these must be
     * {@link FileDescriptor}s.
     *
     * @param sent such as {@link java.io.FileInputStream#getFD}
     * @throws IllegalArgumentException if there are more descriptors than the command or QEMU takes
     */
    public QmpCall<R> withDescriptors(FileDescriptor... sent) {
        return with(Arrays.stream(sent).map(GivenDescriptor.OfObject::new));
    }

    /**
     * Returns this call with the file descriptors of {@code java.nio} channels added: of files, sockets or pipes; see
     * {@link #withDescriptors(FileDescriptor...)}.
     *
     * @throws IllegalArgumentException if there are more descriptors than the command or QEMU takes
     */
    public QmpCall<R> withDescriptors(Channel... sent) {
        return with(Arrays.stream(sent).map(GivenDescriptor.OfChannel::new));
    }

    /**
     * Returns this call with file descriptors added that native code has opened, such as a tap device's, by their
     * numbers; see {@link #withDescriptors(FileDescriptor...)}.
     *
     * @throws IllegalArgumentException if there are more descriptors than the command or QEMU takes
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
     * @throws QmpTimeoutException if no answer comes in time; the connection stays open
     * @throws QmpClosedException if the connection has ended or ends
     * @throws QmpInterruptedException if this thread is interrupted; the connection stays open
     * @throws QmpUnsupportedException if this connection has no out-of-band execution, or carries no descriptors, or if
     *     {@linkplain QmpOptions.Builder#checkRequests requests are checked} and the server does not accept this one;
     *     the command was not sent
     * @throws IllegalArgumentException if the arguments cannot be written as JSON, or no QEMU could read them: a code
     *     point that is not a character, more than 1,024 levels, 2 Mi tokens or 64 MiB; or if a descriptor is closed;
     *     nothing was sent
     * @throws IllegalStateException if called in the reading thread, see {@link QmpOptions.Builder#completeInReader}
     */
    public R execute() {
        return execution.execute(call);
    }

    /**
     * Executes the command; the future completes with what it returns, or exceptionally with what {@link #execute}
     * would throw. Cancelling it abandons the call; a command that was sent may still be carried out.
     *
     * <p>While several commands are unanswered, this one may be written a moment later, together with others.
     *
     * @return a future that completes on the executor of the client's options
     */
    public CompletableFuture<R> executeAsync() {
        return execution.executeAsync(call);
    }
}
