package io.github.qmpcodegen.samples.qmpshell;

import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.server.Request;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A server without a connection, whose answers a test gives; what it has no answer for, it does not know. */
public final class StubServer implements Server {

    private final Map<String, Function<JsonNode, String>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Gives the same answer to a command from now on. */
    public StubServer answering(String command, String json) {
        return answering(command, arguments -> json);
    }

    /** Gives an answer that depends on the arguments. */
    public StubServer answering(String command, Function<JsonNode, String> answer) {
        answers.put(command, answer);
        return this;
    }

    /** What the user had executed, as messages. */
    public List<String> sent() {
        return requests.stream().map(request -> QmpJson.write(request.toJson())).toList();
    }

    @Override
    public String description() {
        return "a stub";
    }

    @Override
    public JsonNode execute(Request request) {
        requests.add(request);
        return answer(request.command(), request.arguments());
    }

    @Override
    public <R> R ask(QmpRequest<R> request, Duration timeout) {
        return request.decodeReturn(answer(request.qmpName(), request.toJson()), Decoding.ofReturn(request.qmpName()));
    }

    private JsonNode answer(String command, JsonNode arguments) {
        Function<JsonNode, String> answer = answers.get(command);
        if (answer == null) {
            throw new QmpCommandException(
                    command, null, QmpCommandException.COMMAND_NOT_FOUND, "no command " + command, null, null);
        }
        return QmpJson.parse(answer.apply(arguments));
    }

    @Override
    public CompletableFuture<Void> listen(Consumer<QmpDelivery<QmpEvent>> listener) {
        // It sends none.
        return closed();
    }

    @Override
    public CompletableFuture<Void> closed() {
        return closed;
    }

    @Override
    public void close() {
        closed.complete(null);
    }
}
