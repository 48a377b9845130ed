package io.github.qmpcodegen.samples.qmpshell.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.check.CheckedRequest;
import io.github.qmpcodegen.samples.qmpshell.check.Checker;
import io.github.qmpcodegen.samples.qmpshell.render.HelpText;
import io.github.qmpcodegen.samples.qmpshell.syntax.LineParser;
import io.github.qmpcodegen.samples.qmpshell.syntax.MistakeException;
import io.github.qmpcodegen.samples.qmpshell.syntax.Statement;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What becomes of the answers of real servers, from before there were schemas on. */
@NeedsTestData
class ReleasesCorpusTest {

    @ParameterizedTest
    @CsvSource({"0.14.1, false", "1.2.2, false", "2.7.0, true", "7.2, true"})
    void everyReleaseIsUnderstood(String release, boolean tellsItsSchema) throws IOException, MistakeException {
        StubServer server = new StubServer();
        Optional<JsonNode> commands = returned(release, "query-commands");
        commands.ifPresent(list -> server.answering("query-commands", QmpJson.write(list)));
        returned(release, "query-qmp-schema")
                .ifPresent(schema -> server.answering("query-qmp-schema", QmpJson.write(schema)));

        ServerInterface known = InterfaceReader.read(server, Optional.empty());

        assertEquals(
                commands.orElseThrow()
                        .valueStream()
                        .map(command -> command.path("name").asString(""))
                        .sorted()
                        .toList(),
                List.copyOf(known.commandNames()));
        for (String name : known.commandNames()) {
            assertTrue(HelpText.of(known, List.of(name), 80).isPresent(), name);
        }
        assertEquals(tellsItsSchema, known.signature("eject").orElseThrow().exact());
        assertEquals(
                List.of("this server has no command 'query-statuss'; did you mean 'query-status'?"),
                messages(known, "query-statuss"));
        assertEquals(List.of(), messages(known, "eject device=cd0 force=true"));
        assertEquals(
                tellsItsSchema ? List.of("'force' must be true or false") : List.of(),
                messages(known, "eject device=cd0 force=7"));
    }

    private static List<String> messages(ServerInterface known, String line) throws MistakeException {
        CheckedRequest checked = new Checker(known).check((Statement.Invocation) LineParser.parse(line, false));
        return checked.mistakes().stream().map(mistake -> mistake.message()).toList();
    }

    /** What a server of a release returned to a command when it was first asked. */
    private static Optional<JsonNode> returned(String release, String command) throws IOException {
        try (Stream<String> lines = Files.lines(TestData.path("transcripts/" + release + ".jsonl"))) {
            boolean asked = false;
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode entry = QmpJson.parse(line);
                String raw = entry.path("raw").asString("");
                boolean sent = entry.path("direction").asString("").equals("in");
                if (sent) {
                    asked = raw.contains("\"execute\": \"" + command + "\"");
                } else if (asked) {
                    Optional<JsonNode> list =
                            parse(raw).map(message -> message.path("return")).filter(JsonNode::isArray);
                    if (list.isPresent()) {
                        return list;
                    }
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> parse(String raw) {
        try {
            return Optional.of(QmpJson.parse(raw));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
