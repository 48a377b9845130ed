package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a real server sent, message by message, each with the request that it answers if that can be told.
 *
 * <p>It cannot be told where an answer bears no id and the client has sent something on the connection that is no
 * request, or where two requests bear the same id.
 */
final class Transcript {

    private final List<Message> messages = new ArrayList<>();

    /**
     * A message of the server.
     *
     * @param json what it sent
     * @param request the request that it answers; null if it answers none, or none that can be told
     */
    record Message(JsonNode json, @Nullable JsonNode request) {}

    /** Reads a recording: a JSON object to a line, as the folder's README describes it. */
    static Transcript read(Path file) throws IOException {
        Transcript transcript = new Transcript();
        JsonMapper mapper = JsonMapper.shared();
        Map<String, Connection> connections = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(mapper::readTree).forEach(line -> transcript.add(line, connections));
        }
        return transcript;
    }

    /** The messages of the server that are JSON, in order. */
    List<Message> messages() {
        return messages;
    }

    private void add(JsonNode line, Map<String, Connection> connections) {
        if (!line.path("raw").isString()) {
            return;
        }
        String key = line.path("config") + " " + line.path("conn");
        Optional<JsonNode> json = parse(line.path("raw").stringValue());
        if (line.path("direction").stringValue().equals("in")) {
            connections.computeIfAbsent(key, unused -> new Connection()).asked(json);
        } else if (json.isPresent()) {
            JsonNode message = json.get();
            if (message.has("QMP")) {
                connections.put(key, new Connection());
            }
            boolean answer = message.has("return") || message.has("error");
            Connection connection = connections.computeIfAbsent(key, unused -> new Connection());
            messages.add(new Message(message, answer ? connection.answered(message) : null));
        }
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(QmpJson.parse(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A connection with the requests that are not answered yet. */
    private static final class Connection {

        private final List<JsonNode> pending = new ArrayList<>();
        private boolean confused;

        private void asked(Optional<JsonNode> json) {
            if (json.isPresent() && json.get().path("execute").isString()) {
                pending.add(json.get());
            } else {
                confused = true;
            }
        }

        private @Nullable JsonNode answered(JsonNode answer) {
            List<JsonNode> candidates = pending.stream()
                    .filter(request -> request.path("id").equals(answer.path("id")))
                    .toList();
            boolean told = answer.has("id") ? candidates.size() == 1 : !candidates.isEmpty() && !confused;
            if (!told) {
                return null;
            }
            pending.remove(candidates.get(0));
            return candidates.get(0);
        }
    }
}
