package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.internal.json.Incoming;
import io.github.qmpcodegen.qmp.server.internal.json.RequestStream;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The commands of a recording with their answers. Immutable; each replay keeps its own account of what was used. */
final class RecordedAnswers {
    private static final Duration FOREVER = Duration.ofDays(1_000);

    private final List<String> first = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    /** A command, what the server sent between it and its answer, and the answer; null if the connection ended instead. */
    private record Exchange(
            JsonNode request, List<String> before, @Nullable String answer) {

        boolean answers(JsonNode other) {
            JsonNode command = request.path("execute");
            // Which capabilities the client enables is its own affair.
            return command.equals(other.path("execute"))
                    && (command.asString("").equals("qmp_capabilities")
                            || arguments(request).equals(arguments(other)));
        }

        private static JsonNode arguments(JsonNode request) {
            JsonNode arguments = request.get("arguments");
            return arguments == null ? JsonNodeFactory.instance.objectNode() : arguments;
        }
    }

    RecordedAnswers(List<RecordedChunk> conversation) {
        RequestStream requests = new RequestStream();
        List<JsonNode> pending = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (RecordedChunk chunk : conversation) {
            if (chunk.byServer()) {
                Optional<JsonNode> request = answered(chunk.text(), pending);
                if (request.isPresent()) {
                    exchanges.add(new Exchange(request.get(), List.copyOf(before), chunk.text()));
                    before.clear();
                } else {
                    (exchanges.isEmpty() && pending.isEmpty() ? first : before).add(chunk.text());
                }
            } else {
                for (byte next : chunk.bytes()) {
                    requests.feed(next);
                }
                for (Incoming sent = requests.poll(); sent != null; sent = requests.poll()) {
                    if (sent instanceof Incoming.Value value) {
                        pending.add(value.value());
                    }
                }
            }
        }
        if (!pending.isEmpty()) {
            exchanges.add(new Exchange(pending.get(0), before, null));
        }
    }

    /** Takes out the request that a line of the server answers; empty if it answers none. */
    private static Optional<JsonNode> answered(String line, List<JsonNode> pending) {
        JsonNode message = parsed(line);
        if (!message.has("return") && !message.has("error")) {
            return Optional.empty();
        }
        Optional<JsonNode> request = pending.stream()
                .filter(candidate -> !message.has("id") || message.get("id").equals(candidate.get("id")))
                .findFirst();
        request.ifPresent(pending::remove);
        return request;
    }

    private static JsonNode parsed(String line) {
        try {
            return QmpJson.parse(line);
        } catch (JacksonException e) {
            // Servers do send such lines, as that with an id of infinity.
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Replays on a connection until the client ends it. */
    void replay(ServerConnection connection) throws IOException {
        for (String line : first) {
            connection.sendBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        List<Exchange> left = new ArrayList<>(exchanges);
        try {
            while (true) {
                if (connection.next(FOREVER) instanceof Incoming.Value value) {
                    answer(value, left, connection);
                }
            }
        } catch (EOFException e) {
            // The client has left: it has all the answers that it needs.
        }
    }

    private void answer(Incoming.Value incoming, List<Exchange> left, ServerConnection connection) throws IOException {
        ReceivedRequest request = ReceivedRequest.of(incoming);
        Optional<Exchange> next = left.stream()
                .filter(exchange -> exchange.answers(incoming.value()))
                .findFirst();
        Optional<Exchange> last = next.isPresent()
                ? next
                : exchanges.stream()
                        .filter(exchange -> exchange.answers(incoming.value()))
                        .reduce((a, b) -> b);
        if (last.isEmpty()) {
            connection.fail(
                    request,
                    "GenericError",
                    "the recording has no answer to '" + request.command() + "' with these arguments");
            return;
        }
        left.remove(last.get());
        for (String line : last.get().before()) {
            connection.sendBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        String answer = last.get().answer();
        if (answer == null) {
            connection.close();
            return;
        }
        connection.sendBytes(withId(answer, request.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** The recorded line with the id of the request; where the recorded request had none, all else stays byte for byte. */
    private static String withId(String line, String id) {
        String text = line.stripTrailing();
        String end = line.substring(text.length());
        JsonNode message = parsed(line);
        if (message.has("id")) {
            ObjectNode other = (ObjectNode) message.deepCopy();
            other.remove("id");
            text = WireText.of(other);
        }
        return (id.isEmpty() ? text : text.substring(0, text.length() - 1) + ", \"id\": " + id + "}") + end;
    }
}
