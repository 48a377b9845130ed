package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.UnknownEvent;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Decodes all that old servers sent with what is generated from the documentation of the same line of releases, reads
 * every member of it, and writes it back.
 *
 * <p>What comes of it is pinned in {@code transcripts/RELEASE.txt}: how much was decoded, and which members the server
 * does not send as its documentation promises. {@code -Dqmp.recreate=true} writes the files anew.
 */
@NeedsTestData
class TranscriptsCorpusTest {

    private static final String PACKAGE = "generated.qmp";

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> exceptions = new TreeMap<>();

    @TempDir
    Path classes;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0.14.1, 0.14.0", "1.2.2, 1.2.0", "2.7.0, 2.7.0"})
    void everythingThatServersSentDecodes(String server, String release)
            throws IOException, ReflectiveOperationException {
        GeneratedCode code = GeneratedCode.of(Releases.documentation(release).schema(), PACKAGE);
        assertEquals("", code.compile(classes));
        try (URLClassLoader loader = GeneratedCode.load(classes)) {
            QmpRegistry registry = GeneratedCode.registry(loader, PACKAGE);
            for (Transcript.Message message : Transcript.read(TestData.path("transcripts/" + server + ".jsonl"))
                    .messages()) {
                decode(message, registry);
            }
        }

        Pinned.assertPinned("transcripts/" + server + ".txt", report());
    }

    private void decode(Transcript.Message message, QmpRegistry registry) throws ReflectiveOperationException {
        JsonNode json = message.json();
        if (json.has("event")) {
            decodeEvent(json, registry);
        } else if (json.has("return")) {
            decodeReturn(json.get("return"), message.request(), registry);
        } else {
            count(json.has("QMP") ? "greetings" : "errors");
        }
    }

    private void decodeEvent(JsonNode json, QmpRegistry registry) throws ReflectiveOperationException {
        String name = json.path("event").stringValue();
        JsonNode data = json.has("data") ? json.get("data") : JsonNodeFactory.instance.objectNode();
        EventTimestamp timestamp = new EventTimestamp(
                json.path("timestamp").path("seconds").longValue(),
                json.path("timestamp").path("microseconds").longValue());
        QmpEvent event = registry.decodeEvent(name, timestamp, data, Decoding.ofData(name));
        count(event instanceof UnknownEvent ? "events that the documentation does not have" : "events");
        assertEquals(name, event.qmpName());
        assertEquals(timestamp, event.timestamp());
        read(event);
        assertEquals(data, reread(((QmpValue) event).toJson()), () -> "written back: " + json);
    }

    private void decodeReturn(JsonNode value, @Nullable JsonNode request, QmpRegistry registry)
            throws ReflectiveOperationException {
        if (request == null) {
            count("returns whose request cannot be told");
            return;
        }
        String command = request.path("execute").stringValue();
        Optional<QmpRequest<?>> typed = decodeRequest(command, request, registry);
        if (typed.isEmpty()) {
            count("returns of requests that the documentation does not have");
            return;
        }
        try {
            Object decoded = typed.get().decodeReturn(value, Decoding.ofReturn(command));
            count("returns");
            read(decoded);
            assertEquals(value, reread(toJson(decoded)), () -> "written back: " + value);
        } catch (QmpDecodingException e) {
            count("returns that are of another kind than documented");
            exception(command + ": " + e.problems().get(0).kind());
        }
    }

    private static Optional<QmpRequest<?>> decodeRequest(String command, JsonNode request, QmpRegistry registry) {
        JsonNode arguments =
                request.has("arguments") ? request.get("arguments") : JsonNodeFactory.instance.objectNode();
        try {
            return registry.decodeRequest(command, arguments, Decoding.ofArguments(command));
        } catch (QmpDecodingException e) {
            return Optional.empty();
        }
    }

    /** What a reader of the message gets: JSON does not tell an integer from an equal decimal. */
    private static JsonNode reread(JsonNode json) {
        return QmpJson.parse(QmpJson.write(json));
    }

    private static JsonNode toJson(Object value) {
        if (value instanceof QmpValue typed) {
            return typed.toJson();
        }
        if (value instanceof List<?> list) {
            var array = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> array.add(toJson(element)));
            return array;
        }
        if (value instanceof JsonNode json) {
            return json;
        }
        return value instanceof Long number
                ? JsonNodeFactory.instance.numberNode(number)
                : JsonNodeFactory.instance.stringNode(value.toString());
    }

    /** Reads all members of a value, at any depth. */
    private void read(@Nullable Object value) throws ReflectiveOperationException {
        if (value instanceof List<?> list) {
            for (Object element : list) {
                read(element);
            }
        }
        if (!(value instanceof Record) || !value.getClass().getName().startsWith(PACKAGE)) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                read(component.getAccessor().invoke(value));
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof UnreadableMemberException unreadable)) {
                    throw e;
                }
                assertNotNull(unreadable.getMessage());
                exception(unreadable.problem().subject() + ": "
                        + unreadable.problem().path().replaceAll("\\[\\d+]", "[]") + ": "
                        + unreadable.problem().kind());
            }
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void exception(String what) {
        exceptions.merge(what, 1, Integer::sum);
    }

    private String report() {
        List<String> lines = new ArrayList<>();
        counts.forEach((what, count) -> lines.add(count + " " + what));
        lines.add("");
        exceptions.forEach((what, count) -> lines.add(count + " " + what));
        return String.join("\n", lines) + "\n";
    }
}
