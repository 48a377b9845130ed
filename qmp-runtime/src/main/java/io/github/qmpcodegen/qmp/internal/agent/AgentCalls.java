package io.github.qmpcodegen.qmp.internal.agent;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.internal.observe.ObservedCall;
import io.github.qmpcodegen.qmp.internal.wire.AgentConversation;
import io.github.qmpcodegen.qmp.internal.wire.AgentConversation.Synchronisation;
import io.github.qmpcodegen.qmp.internal.wire.ConnectionEnded;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.PendingCall;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exchanges commands and answers with a guest agent: one at a time, after synchronising where it is not known what the
 * agent says next. Thread-safe.
 */
public final class AgentCalls {
    private static final Set<String> UNANSWERED =
            Set.of("guest-shutdown", "guest-suspend-disk", "guest-suspend-ram", "guest-suspend-hybrid");
    private static final Duration GRACE = Duration.ofSeconds(1);

    // For one attempt to synchronise, before the next one.
    private static final Duration FIRST_PATIENCE = Duration.ofMillis(500);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(2);

    private final AgentConversation conversation;
    private final String peer;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Whether the next answer is that to the next command. Guarded by the turn. */
    private boolean synchronised;

    /**
     * How long to wait for a command.
     *
     * @param reply all in all
     * @param synchronisation of that, for the agent to say that it is there
     */
    public record Patience(Duration reply, Duration synchronisation) {
        /** Checks the deadline. */
        public Patience {
            reply = Deadlines.positive(reply);
        }
    }

    /**
     * Starts on a connection.
     *
     * @param conversation with the agent
     * @param peer the peer's name
     */
    public AgentCalls(AgentConversation conversation, String peer) {
        this.conversation = conversation;
        this.peer = peer;
    }

    /** Whether agents do not answer a command that succeeds. */
    public static boolean isUnanswered(String command) {
        return UNANSWERED.contains(command);
    }

    /**
     * Executes a command and waits for what it returns.
     *
     * @param command the command's name
     * @param arguments its arguments, null for none
     * @param patience how long to wait
     * @param unanswered whether silence is success
     * @param observed is given the command that is sent
     */
    public JsonNode execute(
            String command,
            @Nullable ObjectNode arguments,
            Patience patience,
            boolean unanswered,
            ObservedCall observed) {
        Duration timeout = patience.reply();
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        try {
            if (!turn.tryLock(Deadlines.nanos(timeout), TimeUnit.NANOSECONDS)) {
                throw waited(command, timeout);
            }
        } catch (InterruptedException e) {
            throw interrupted(command, e);
        }
        try {
            long left = Math.min(deadline - System.nanoTime(), Deadlines.nanos(patience.synchronisation()));
            synchronise(command, System.nanoTime() + left, patience.synchronisation());
            PendingCall call = conversation.call(command, arguments);
            observed.carriedBy(call);
            if (unanswered) {
                return awaitNoError(call, Math.min(deadline - System.nanoTime(), GRACE.toNanos()));
            }
            return value(command, await(call, deadline, timeout));
        } finally {
            turn.unlock();
        }
    }

    /** Asks until the agent answers: what was sent before it was up may be lost. */
    private void synchronise(String command, long deadline, Duration timeout) {
        if (synchronised) {
            return;
        }
        conversation.listenAnew();
        long first = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        Synchronisation sync = new Synchronisation(true, first, first);
        for (Duration patience = FIRST_PATIENCE; true; patience = longer(patience)) {
            WireMessage.Answer answer = answer(sync, command, deadline, patience);
            if (answer instanceof WireMessage.Return) {
                synchronised = true;
                return;
            } else if (answer == null) {
                if (deadline - System.nanoTime() <= 0) {
                    String unexpected = conversation.unexpected();
                    throw late(
                            command,
                            "was not sent, because no agent answers " + sync.command() + " at ",
                            Awaited.NEGOTIATION,
                            timeout,
                            false,
                            unexpected == null ? "" : "; " + unexpected);
                }
                sync = sync.again();
            } else if (sync.delimited()) {
                sync = sync.undelimited();
            } else {
                // An agent that has neither command; the error is the call's.
                value(sync.command(), answer);
            }
        }
    }

    private static Duration longer(Duration patience) {
        Duration doubled = patience.multipliedBy(2);
        return doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE;
    }

    /** The answer to one attempt to synchronise; null if none comes before the deadline or it is time for another one. */
    private WireMessage.@Nullable Answer answer(
            Synchronisation sync, String command, long deadline, Duration patience) {
        PendingCall call = conversation.synchronise(sync);
        WireMessage.Answer answer =
                answerWithin(call, command, Math.min(deadline - System.nanoTime(), patience.toNanos()));
        if (answer == null && conversation.isAnswering()) {
            // It is slow, not absent; another attempt would only come behind this one.
            answer = answerWithin(call, command, deadline - System.nanoTime());
        }
        if (answer == null) {
            conversation.giveUp(call);
        }
        return answer;
    }

    private WireMessage.@Nullable Answer answerWithin(PendingCall call, String command, long nanos) {
        try {
            return call.answer().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw lost(command, e.getCause(), false);
        } catch (InterruptedException e) {
            conversation.giveUp(call);
            throw interrupted(command, e);
        }
    }

    private WireMessage.Answer await(PendingCall call, long deadline, Duration timeout) {
        boolean inStep = false;
        try {
            WireMessage.Answer answer = call.answer().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            inStep = !(answer instanceof WireMessage.Failure failure && isOfTheParser(failure));
            return answer;
        } catch (TimeoutException e) {
            throw late(call.command(), "got no reply from ", Awaited.REPLY, timeout, conversation.giveUp(call), "");
        } catch (ExecutionException e) {
            throw lost(call.command(), e.getCause(), call.wasSent());
        } catch (InterruptedException e) {
            conversation.giveUp(call);
            throw interrupted(call.command(), e);
        } finally {
            synchronised = inStep;
        }
    }

    /**
     * Whether the agent could not read a command: it may have more to say about that, which must not be taken for the
     * answer to the next one.
     */
    private static boolean isOfTheParser(WireMessage.Failure failure) {
        return failure.errorClass().equals("JSONParsing")
                || failure.description().contains("JSON parse error")
                || failure.description().startsWith("JSON ")
                || failure.description().startsWith("Invalid JSON");
    }

    /** Waits a while for an error; silence and the end of the connection are how success looks. */
    private JsonNode awaitNoError(PendingCall call, long nanos) {
        synchronised = false;
        try {
            return value(call.command(), call.answer().get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            conversation.giveUp(call);
        } catch (ExecutionException e) {
            if (!call.wasSent()) {
                throw lost(call.command(), e.getCause(), false);
            }
        } catch (InterruptedException e) {
            conversation.giveUp(call);
            throw interrupted(call.command(), e);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode value(String command, WireMessage.Answer answer) {
        if (answer instanceof WireMessage.Failure failure) {
            throw new QmpCommandException(
                    command, null, failure.errorClass(), failure.description(), failure.data(), failure.excerpt());
        }
        return ((WireMessage.Return) answer).value().knownTree();
    }

    /** The failure of a command whose turn did not come in time. */
    public QmpTimeoutException waited(String command, Duration timeout) {
        return late(command, "waited for other commands at ", Awaited.REPLY, timeout, false, "");
    }

    private QmpTimeoutException late(
            String command, String what, Awaited awaited, Duration timeout, boolean sent, String further) {
        return new QmpTimeoutException(
                "'" + command + "' " + what + peer + " within " + Deadlines.text(timeout) + further,
                awaited,
                timeout,
                command,
                null,
                sent);
    }

    private QmpClosedException lost(String command, @Nullable Throwable failure, boolean sent) {
        return ConnectionEnded.of(command, null, sent, peer, failure);
    }

    private static QmpInterruptedException interrupted(String command, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new QmpInterruptedException("interrupted while '" + command + "' was executed", e, command, null);
    }
}
