package io.github.qmpcodegen.qmp.internal.call;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.link.Link;
import io.github.qmpcodegen.qmp.internal.observe.Observation;
import io.github.qmpcodegen.qmp.internal.observe.ObservedCall;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.wire.ConnectionEnded;
import io.github.qmpcodegen.qmp.internal.wire.Conversation;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.PendingCall;
import io.github.qmpcodegen.qmp.internal.wire.Standing;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Executes calls over a link: sends, waits within the deadline, and converts the outcome to what the caller gets. */
public final class CallExecution {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final Link link;
    private final Dispatcher dispatcher;
    private final boolean inReader;
    private final Observation observation;
    private final @Nullable Preparation preparation;

    /**
     * Creates the execution.
     *
     * @param link leads to the server
     * @param dispatcher completes futures
     * @param inReader whether the futures of answered calls complete in the thread that read the answer instead
     * @param observation observes calls
     * @param preparation prepares commands before they are sent, null for none
     */
    public CallExecution(
            Link link,
            Dispatcher dispatcher,
            boolean inReader,
            Observation observation,
            @Nullable Preparation preparation) {
        this.preparation = preparation;
        this.link = link;
        this.dispatcher = dispatcher;
        this.inReader = inReader;
        this.observation = observation;
    }

    /** Executes a call and waits for what it returns. */
    public <R> R execute(Call<R> call) {
        ObservedCall observed = observation.begin(call.command(), call.requestType());
        try {
            R value = exchange(call, observed);
            observed.succeed();
            return value;
        } catch (Throwable e) {
            observed.fail(e);
            throw e;
        }
    }

    private <R> R exchange(Call<R> call, ObservedCall observed) {
        if (Thread.currentThread().isInterrupted()) {
            throw new QmpInterruptedException(
                    "'" + call.command() + "' was not sent: the thread is interrupted", null, call.command(), null);
        }
        Duration timeout = call.timeout();
        Call<R> prepared = prepared(call);
        Conversation conversation = link.conversation(call.command());
        if (conversation.isReadHere()) {
            throw new IllegalStateException("'" + call.command()
                    + "' was not sent: this is the thread that would read the reply, and must not wait for it");
        }
        PendingCall pending = send(prepared, conversation, observed, null);
        try {
            return answered(call, pending, conversation, conversation.await(pending, timeout));
        } catch (TimeoutException e) {
            throw late(pending, timeout, conversation.giveUp(pending));
        } catch (ExecutionException e) {
            throw lost(pending, e.getCause());
        } catch (InterruptedException e) {
            conversation.giveUp(pending);
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException(
                    "interrupted while '" + call.command() + "' waited for its reply", e, call.command(), pending.id());
        }
    }

    private boolean isPrepared(Call<?> call) {
        return preparation != null && call.content() instanceof Call.Arguments && preparation.appliesTo(call.command());
    }

    private <R> Call<R> prepared(Call<R> call) {
        return preparation != null && call.content() instanceof Call.Arguments arguments && isPrepared(call)
                ? call.sending(preparation.arguments(call.command(), arguments.json()))
                : call;
    }

    /** Whether there is currently a connection. */
    public boolean isConnected() {
        return link.isConnected();
    }

    /** Why there is currently no connection; null if there is one, or it was closed on purpose. */
    public @Nullable QmpException loss() {
        return link.loss();
    }

    /**
     * Sends a command and nothing else: it is not observed, has no deadline, and its answer is the wire's. Never waits.
     *
     * @param command the command's name
     * @param arguments its arguments, null for none
     * @param begun receives the call before it is sent, so that what depends on it happens in order with what is read
     * @throws QmpClosedException if there is no connection
     */
    public void ask(String command, @Nullable ObjectNode arguments, Consumer<PendingCall> begun) {
        link.conversation(command).ask(command, arguments, begun);
    }

    /** Executes a call; the future completes with what {@link #execute} would return or throw. */
    public <R> CompletableFuture<R> executeAsync(Call<R> call) {
        return preparation != null && isPrepared(call) && !preparation.waitsForNobody()
                ? executeElsewhere(call)
                : start(call);
    }

    /** Executes a call from a thread that may wait. */
    private <R> CompletableFuture<R> executeElsewhere(Call<R> call) {
        CompletableFuture<R> result = new CompletableFuture<>();
        dispatcher.execute(() -> {
            if (result.isDone()) {
                return;
            }
            CompletableFuture<R> started = start(call);
            CompletableFuture<?> ended = started.whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
            });
            CompletableFuture<?> unused = result.whenComplete((value, failure) -> {
                if (!ended.isDone()) {
                    started.cancel(false);
                }
            });
        });
        return result;
    }

    private <R> CompletableFuture<R> start(Call<R> call) {
        CompletableFuture<R> result = new CompletableFuture<>();
        ObservedCall observed = observation.begin(call.command(), call.requestType());
        Executor completing = dispatcher.completing();
        Conversation conversation;
        PendingCall pending;
        try {
            Call<R> prepared = prepared(call);
            conversation = link.conversation(call.command());
            pending = send(prepared, conversation, observed, call.timeout());
        } catch (Throwable e) {
            observed.fail(e);
            result.completeExceptionally(e);
            return result;
        }
        CompletableFuture<?> unusedAnswer = pending.answer().whenComplete((answer, failure) -> {
            if (result.isDone()) {
                return;
            }
            if (inReader && answer != null) {
                complete(result, call, observed, pending, conversation, answer, null);
            } else {
                completing.execute(() -> complete(result, call, observed, pending, conversation, answer, failure));
            }
        });
        observed.endWith(result);
        CompletableFuture<?> unused = result.whenComplete((value, failure) -> {
            if (!pending.answer().isDone()) {
                conversation.giveUp(pending);
                pending.answer().cancel(false);
            }
        });
        return result;
    }

    private <R> void complete(
            CompletableFuture<R> result,
            Call<R> call,
            ObservedCall observed,
            PendingCall pending,
            Conversation conversation,
            WireMessage.@Nullable Answer answer,
            @Nullable Throwable failure) {
        try {
            if (failure instanceof TimeoutException) {
                throw late(pending, call.timeout(), conversation.giveUp(pending));
            } else if (answer == null) {
                throw lost(pending, failure);
            }
            R value = answered(call, pending, conversation, answer);
            observed.succeed();
            result.complete(value);
        } catch (Throwable e) {
            observed.fail(e);
            result.completeExceptionally(e);
        }
    }

    private PendingCall send(
            Call<?> call, Conversation conversation, ObservedCall observed, @Nullable Duration timeout) {
        PendingCall pending = send(call, conversation, timeout);
        observed.carriedBy(pending);
        return pending;
    }

    private PendingCall send(Call<?> call, Conversation conversation, @Nullable Duration timeout) {
        if (call.outOfBand() && !conversation.hasOutOfBand()) {
            throw new QmpUnsupportedException(
                    "'" + call.command() + "' was not sent: " + link.peer()
                            + " does not offer out-of-band execution, or the options disable it",
                    call.command());
        }
        Descriptors descriptors = descriptors(call, conversation);
        Standing standing = Standing.of(call.outOfBand(), call.aloneUntil());
        if (call.content() instanceof Call.Message message) {
            return conversation.call(call.command(), message.json(), descriptors, standing, timeout);
        }
        String verb = call.outOfBand() ? "exec-oob" : "execute";
        if (call.content() instanceof Call.PlainArguments plain) {
            return conversation.callPlain(verb, call.command(), plain.json(), descriptors, standing, timeout);
        }
        ObjectNode arguments = ((Call.Arguments) call.content()).json();
        return conversation.call(verb, call.command(), arguments, descriptors, standing, timeout);
    }

    private static Descriptors descriptors(Call<?> call, Conversation conversation) {
        if (call.descriptors().isEmpty()) {
            return Descriptors.none();
        }
        try {
            return conversation.descriptors(call.descriptors());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + call.command() + "' was not sent: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new QmpUnsupportedException(
                    "'" + call.command() + "' was not sent because its file descriptors cannot be passed: "
                            + e.getMessage()
                            + ". Otherwise connect with a QmpTransport over a library that passes them,"
                            + " such as junixsocket, or give them to QEMU when it is started (-add-fd)",
                    call.command());
        }
    }

    private <R> R answered(Call<R> call, PendingCall pending, Conversation conversation, WireMessage.Answer answer) {
        if (answer instanceof WireMessage.Failure failure) {
            throw new QmpCommandException(
                    call.command(),
                    pending.id(),
                    failure.errorClass(),
                    failure.description(),
                    failure.data(),
                    failure.excerpt());
        }
        try {
            return call.decoder().decode(((WireMessage.Return) answer).value());
        } catch (FramingException e) {
            // This has ended the connection; every call gets the same reason.
            LOG.log(Level.DEBUG, () -> "the reply to '" + call.command() + "' is not JSON", e);
            throw lost(pending, conversation.howItEnded());
        }
    }

    private QmpTimeoutException late(PendingCall call, Duration timeout, boolean sent) {
        return new QmpTimeoutException(
                "'" + call.command() + "' " + (sent ? "got no reply from " : "could not be sent to ") + link.peer()
                        + " within " + Deadlines.text(timeout),
                QmpTimeoutException.Awaited.REPLY,
                timeout,
                call.command(),
                call.id(),
                sent);
    }

    private QmpClosedException lost(PendingCall call, @Nullable Throwable failure) {
        return ConnectionEnded.of(call.command(), call.id(), call.wasSent(), link.peer(), failure);
    }
}
