package io.github.qmpcodegen.samples.qmpshell.session;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.codec.SecretMask;
import io.github.qmpcodegen.samples.qmpshell.render.JsonText;
import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.server.Request;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends what the user typed, and shows what comes back. */
public final class Exchange {

    private final Server server;
    private final Output output;
    private final MessageLog log;
    private final Preferences preferences;
    private final Runnable executed;

    /**
     * Creates the exchange.
     *
     * @param server who executes commands
     * @param output where replies go
     * @param log writes messages down
     * @param preferences what the user prefers
     * @param executed is run when a command has succeeded
     */
    public Exchange(Server server, Output output, MessageLog log, Preferences preferences, Runnable executed) {
        this.server = server;
        this.output = output;
        this.log = log;
        this.preferences = preferences;
        this.executed = executed;
    }

    /** Executes a command, and shows the reply as the message that it is. */
    Verdict run(Request request) {
        return run(request, () -> false);
    }

    /**
     * Executes a command, and shows the reply as the message that it is.
     *
     * @param explained called when the server refuses it: whether the user knows the reason, so that the reply is not shown
     */
    Verdict run(Request request, BooleanSupplier explained) {
        return execute(request, explained)
                .map(returned -> {
                    output.show(JsonText.of(Messages.reply(returned, id(request)), preferences.pretty()));
                    return Verdict.FINE;
                })
                .orElse(Verdict.FAILED);
    }

    /**
     * Executes a command; why it failed is shown.
     *
     * @return what it returns; empty if it failed
     * @throws QmpClosedException if the connection has ended
     */
    Optional<JsonNode> execute(Request request) {
        return execute(request, () -> false);
    }

    private Optional<JsonNode> execute(Request request, BooleanSupplier explained) {
        if (preferences.verbose()) {
            output.show(JsonText.of(SecretMask.standard().apply(request.toJson()), preferences.pretty()));
        }
        log.sent(request.toJson());
        try {
            JsonNode returned = server.execute(request);
            log.received(Messages.reply(returned, id(request)));
            executed.run();
            return Optional.of(returned);
        } catch (QmpCommandException e) {
            log.received(Messages.error(e, id(request)));
            if (!explained.getAsBoolean()) {
                output.show(JsonText.of(Messages.error(e, id(request)), preferences.pretty()));
            }
        } catch (QmpClosedException e) {
            throw e;
        } catch (QmpInterruptedException e) {
            // The interrupt was meant for this command alone.
            Thread.interrupted();
            output.report(Messages.failure("gave up waiting for the reply of '" + request.command()
                    + "', which the server may still carry out"));
        } catch (QmpException | IllegalArgumentException e) {
            // The latter where a message has no form that servers take.
            output.report(Messages.failure(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static @Nullable JsonNode id(Request request) {
        return request.toJson().get("id");
    }
}
