package io.github.qmpcodegen.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What real servers said decodes, and is written back as it was. */
@NeedsTestData
@Timeout(300)
class TranscriptsCorpusTest {

    /** What servers before 2.9 send otherwise than any that came later. */
    private static final Set<String> OF_OLD = Set.of(
            "balloon: return: WRONG_KIND",
            "human-monitor-command: return: WRONG_KIND",
            "query-cpus: return[].pc: UNKNOWN_MEMBER",
            "query-pci: return[].devices[].pci_bridge.io_range: UNKNOWN_MEMBER",
            "query-pci: return[].devices[].pci_bridge.memory_range: UNKNOWN_MEMBER",
            "query-pci: return[].devices[].pci_bridge.prefetchable_range: UNKNOWN_MEMBER");

    private final Set<String> misfits = new TreeSet<>();
    private int decoded;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0.14.1, 250", "1.2.2, 250", "2.7.0, 400"})
    void whatServersOfOldSaidLacksSomethingAtMost(String server, int atLeast) throws IOException {
        decode(server, new QemuRegistry());
        misfits.removeIf(misfit -> misfit.endsWith(DecodingProblem.Kind.MISSING.toString()));
        misfits.removeAll(OF_OLD);

        assertEquals(Set.of(), misfits);
        assertTrue(decoded >= atLeast, decoded + " decoded");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"7.2, 400"})
    void whatAServerOfTheReleasesSaidFitsAltogether(String server, int atLeast) throws IOException {
        decode(server, new QemuRegistry());

        assertEquals(Set.of(), misfits);
        assertTrue(decoded >= atLeast, decoded + " decoded");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"qemu-ga-7.2, 20"})
    void whatAnAgentSaidFitsAltogether(String agent, int atLeast) throws IOException {
        decode(agent, new io.github.qmpcodegen.qemu.agent.QemuRegistry());

        assertEquals(Set.of(), misfits);
        assertTrue(decoded >= atLeast, decoded + " decoded");
    }

    private void decode(String server, QmpRegistry registry) throws IOException {
        Map<String, Deque<JsonNode>> unanswered = new HashMap<>();
        try (Stream<String> lines = Files.lines(TestData.path("transcripts/" + server + ".jsonl"))) {
            lines.map(QmpJson::parse).forEach(line -> {
                Deque<JsonNode> requests = unanswered.computeIfAbsent(
                        line.path("config") + " " + line.path("conn"), connection -> new ArrayDeque<>());
                JsonNode message = message(line.path("raw").asString(""));
                if (line.path("direction").stringValue().equals("in")) {
                    requests.add(message);
                } else if (message.has("event")) {
                    event(message, registry);
                } else if (message.has("QMP")) {
                    requests.clear();
                } else if (!requests.isEmpty()) {
                    answer(requests, message, registry);
                }
            });
        }
    }

    /** What is none becomes an object without members. */
    private static JsonNode message(String line) {
        try {
            return QmpJson.parse(line);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private void event(JsonNode message, QmpRegistry registry) {
        String name = message.path("event").stringValue();
        Decoding decoding = Decoding.ofData(name);
        JsonNode data = message.has("data") ? message.get("data") : JsonNodeFactory.instance.objectNode();
        Object event = registry.decodeEvent(name, new EventTimestamp(1, 2), data, decoding);
        check(name, data, event, decoding);
    }

    private void answer(Deque<JsonNode> requests, JsonNode answer, QmpRegistry registry) {
        // Which one of several is answered cannot be told.
        boolean told = requests.size() == 1;
        JsonNode request = requests.remove();
        if (!told || !request.path("execute").isString() || !answer.has("return")) {
            return;
        }
        String command = request.path("execute").stringValue();
        Optional<QmpRequest<?>> typed = request(command, request, registry);
        if (typed.isEmpty()) {
            return;
        }
        Decoding decoding = Decoding.ofReturn(command);
        try {
            check(command, answer.get("return"), typed.get().decodeReturn(answer.get("return"), decoding), decoding);
        } catch (QmpDecodingException e) {
            note(e.problems());
        }
    }

    private static Optional<QmpRequest<?>> request(String command, JsonNode request, QmpRegistry registry) {
        JsonNode arguments =
                request.has("arguments") ? request.get("arguments") : JsonNodeFactory.instance.objectNode();
        try {
            return registry.decodeRequest(command, arguments, Decoding.ofArguments(command));
        } catch (QmpDecodingException e) {
            return Optional.empty();
        }
    }

    private void check(String name, JsonNode sent, Object value, Decoding decoding) {
        decoded++;
        note(decoding.problems());
        assertEquals(sent, QmpJson.parse(QmpJson.write(QmpJson.of(value))), name);
    }

    private void note(List<DecodingProblem> problems) {
        problems.forEach(problem -> misfits.add(
                problem.subject() + ": " + problem.path().replaceAll("\\[\\d+]", "[]") + ": " + problem.kind()));
    }
}
