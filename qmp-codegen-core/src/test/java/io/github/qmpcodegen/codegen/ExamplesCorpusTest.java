package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.examples.DocumentedExchanges;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.UnknownEvent;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.QmpExamples;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.testdata.NeedsTestData;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every exchange that the documentation of a release shows is replayed between a generated client and the fake server,
 * which checks the requests.
 *
 * <p>Those for which that cannot be are pinned in {@code examples/RELEASE.txt}, with the reason: what the documentation
 * shows there is not what it describes, or no JSON. {@code -Dqmp.recreate=true} writes the files anew.
 */
@NeedsTestData
class ExamplesCorpusTest {

    private static final String PACKAGE = "generated.qmp";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> failed = new ArrayList<>();
    private int replayed;

    @TempDir
    Path classes;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0.14.0", "1.0", "1.2.0", "1.5.0", "2.0.0", "2.3.0", "2.7.0"})
    void everyDocumentedExchangeIsReplayed(String release) throws IOException, ReflectiveOperationException {
        Schema schema = Releases.documentation(release).schema();
        assertEquals("", GeneratedCode.of(schema, PACKAGE).compile(classes));
        try (URLClassLoader loader = GeneratedCode.load(classes)) {
            QmpRegistry registry = GeneratedCode.registry(loader, PACKAGE);
            try (FakeQmpServer server =
                            FakeQmpServer.onUnixSocket().registry(registry).serve();
                    QmpClient client = server.connect()) {
                for (JsonNode exchange : QmpJson.parse(DocumentedExchanges.write(schema))) {
                    replay(QmpExamples.parse("[" + QmpJson.write(exchange) + "]"), server, client, registry);
                }
            }
        }

        lost(schema);
        failed.sort(null);
        Pinned.assertPinned(
                "examples/" + release + ".txt",
                replayed + " exchanges are replayed, " + failed.size() + " are not\n\n" + String.join("\n", failed)
                        + "\n");
    }

    /** What the server answers by what it is and has. */
    private static final Set<String> OF_THE_SERVER = Set.of("query-version", "query-commands", "query-events");

    private void replay(QmpExamples example, FakeQmpServer server, QmpClient client, QmpRegistry registry) {
        QmpExamples.Exchange exchange = example.exchanges().get(0);
        String command = exchange.command();
        if (command.equals("qmp_capabilities")) {
            // Connecting does that; a client that is connected cannot do it again.
            server.connect().close();
            replayed++;
            return;
        }
        if (OF_THE_SERVER.contains(command)) {
            // Whatever the documentation shows, a server tells of itself what is true of it.
            Object own =
                    client.execute(registry.decodeRequest(command, exchange.arguments(), Decoding.ofArguments(command))
                            .orElseThrow());
            assertEquals(client.execute(command), QmpJson.parse(QmpJson.write(QmpJson.of(own))));
            replayed++;
            return;
        }
        server.examples(example);
        try (QmpSubscription<QmpEvent> events = client.subscribe()) {
            Optional<QmpRequest<?>> request =
                    registry.decodeRequest(command, exchange.arguments(), Decoding.ofArguments(command));
            if (request.isEmpty()) {
                failed.add(command + ": no such command");
                return;
            }
            Object decoded = client.execute(request.get());
            assertEquals(
                    QmpJson.parse(QmpJson.write(exchange.reply().get("return"))),
                    QmpJson.parse(QmpJson.write(QmpJson.of(decoded))),
                    command);
            for (JsonNode shown : exchange.events()) {
                QmpEvent event = events.next(PATIENCE);
                assertEquals(shown.path("event").stringValue(), event.qmpName());
                assertFalse(event instanceof UnknownEvent, event.qmpName());
            }
            replayed++;
        } catch (QmpDecodingException e) {
            failed.add(command + ": " + e.problems().get(0));
        } catch (QmpCommandException e) {
            if (exchange.reply().has("error")) {
                replayed++;
            } else {
                failed.add(command + ": refused, for: " + e.description());
            }
        }
    }

    /** Requests that are shown, but not with one answer that can be read as JSON. */
    private void lost(Schema schema) {
        Stream.concat(
                        schema.commands().stream().map(Command::examples),
                        schema.events().stream().map(Event::examples))
                .flatMap(List::stream)
                .forEach(this::lost);
    }

    private void lost(Example example) {
        for (int i = 0; i < example.messages().size(); i++) {
            Example.Message message = example.messages().get(i);
            if (message.sender() != Example.Sender.CLIENT) {
                continue;
            }
            String shown = message.text().strip().replaceAll("\\s+", " ");
            if (message.value() == null) {
                failed.add("no JSON: " + shown);
            } else if (i + 1 == example.messages().size()
                    || example.messages().get(i + 1).sender() == Example.Sender.CLIENT) {
                failed.add("no answer is shown: " + shown);
            } else if (example.messages().get(i + 1).value() == null) {
                failed.add("the answer is no JSON: " + shown);
            }
        }
    }
}
