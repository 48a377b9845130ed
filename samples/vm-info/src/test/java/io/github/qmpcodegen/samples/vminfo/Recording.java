package io.github.qmpcodegen.samples.vminfo;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a real server answered, on machines of several configurations, to be answered again by a fake one. */
final class Recording {

    /** The server was asked for lists while they were empty and full; the longest answer is the one with most in it. */
    private static final Comparator<JsonNode> FULLNESS = Comparator.comparing((JsonNode reply) -> reply.has("return"))
            .thenComparing(reply -> reply.toString().length());

    private final Map<Question, JsonNode> replies = new HashMap<>();

    private record Question(String command, JsonNode arguments) {}

    private Recording() {}

    /**
     * Reads the recording of a release.
     *
     * @param release names the file
     * @param configuration of the machine that answers
     * @param others the commands that machines of other configurations answer
     */
    static Recording read(String release, String configuration, Map<String, String> others) throws IOException {
        Recording recording = new Recording();
        Map<List<String>, Question> open = new HashMap<>();
        try (Stream<String> lines = Files.lines(TestData.path("transcripts/" + release + ".jsonl"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode entry = QmpJson.parse(line);
                String machine = entry.path("config").asString("");
                boolean wanted = machine.equals(configuration) || others.containsValue(machine);
                if (wanted && entry.path("raw").isString()) {
                    recording.add(entry, machine, configuration, others, open);
                }
            }
        }
        return recording;
    }

    private void add(
            JsonNode entry,
            String machine,
            String configuration,
            Map<String, String> others,
            Map<List<String>, Question> open) {
        Optional<JsonNode> parsed = parse(entry.path("raw").stringValue());
        if (parsed.isEmpty()) {
            return;
        }
        JsonNode message = parsed.get();
        List<String> key = List.of(
                machine, entry.path("conn").toString(), message.path("id").toString());
        if (entry.path("direction").stringValue().equals("in")) {
            open.put(key, new Question(message.path("execute").asString(""), arguments(message.get("arguments"))));
        } else {
            Question question = open.remove(key);
            if (question != null
                    && others.getOrDefault(question.command(), configuration).equals(machine)) {
                replies.merge(question, message, (one, other) -> FULLNESS.compare(one, other) >= 0 ? one : other);
            }
        }
    }

    /** The message, unless there are several in one, or it is one of those that were to be no JSON. */
    private static Optional<JsonNode> parse(String raw) {
        try {
            // Folders of the machine that was recorded on are nobody's business.
            return Optional.of(QmpJson.parse(raw.replaceAll("/srv/[^ \",]*/", "/vm/")));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonNode arguments(@Nullable JsonNode given) {
        return given == null ? JsonNodeFactory.instance.objectNode() : given;
    }

    /** Has a server answer as the recorded one did; it has no other commands. */
    void answer(FakeQmpServer server) {
        replies.keySet().stream()
                .map(Question::command)
                .distinct()
                .forEach(command -> server.on(command, request -> {
                    JsonNode reply = replies.get(new Question(command, request.arguments()));
                    if (reply == null) {
                        throw new CommandError("GenericError", "not asked when the server was recorded");
                    }
                    JsonNode error = reply.get("error");
                    if (error != null) {
                        throw new CommandError(
                                error.path("class").asString(""),
                                error.path("desc").asString(""));
                    }
                    return QmpJson.write(reply.path("return"));
                }));
    }
}
