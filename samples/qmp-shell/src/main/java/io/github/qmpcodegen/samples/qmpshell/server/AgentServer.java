package io.github.qmpcodegen.samples.qmpshell.server;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The agent in a guest, which neither greets nor negotiates, and sends no events. */
public final class AgentServer implements Server {

    private static final Set<String> UNDERSTOOD = Set.of("execute", "arguments", "id");

    private final GuestAgentClient client;
    private final QmpAddress address;
    private final QmpOptions options;

    private AgentServer(GuestAgentClient client, QmpAddress address, QmpOptions options) {
        this.options = options;
        this.client = client;
        this.address = address;
    }

    /**
     * Connects to an agent's socket; whether an agent is there shows with the first command.
     *
     * @throws QmpException as {@link GuestAgentClient#connect(QmpAddress, QmpOptions)}
     */
    public static AgentServer connect(QmpAddress address, QmpOptions options) {
        return new AgentServer(GuestAgentClient.connect(address, options), address, options);
    }

    @Override
    public String description() {
        return address + ", without negotiation";
    }

    @Override
    public JsonNode execute(Request request) {
        for (String member : request.toJson().propertyNames()) {
            if (!UNDERSTOOD.contains(member)) {
                throw new QmpUnsupportedException(
                        "a message to an agent has 'execute', 'arguments' and 'id', not '" + member + "'",
                        request.command());
            }
        }
        return request.arguments().isEmpty()
                ? client.execute(request.command())
                : client.execute(request.command(), request.arguments());
    }

    @Override
    public <R> R ask(QmpRequest<R> request, Duration timeout) {
        return client.execute(request, Patience.shorter(timeout, options.callTimeout(request)));
    }

    @Override
    public CompletableFuture<Void> listen(Consumer<QmpDelivery<QmpEvent>> listener) {
        // There are none.
        return closed().handle((nothing, cause) -> null);
    }

    @Override
    public CompletableFuture<Void> closed() {
        return client.closed();
    }

    @Override
    public void close() {
        client.close();
    }
}
