package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.CompatibilityReport;
import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompatibilityTest {

    /** A package that knows two commands and two events. */
    private static class Known implements QmpRegistry {
        @Override
        public Map<String, String> commands() {
            return Map.of("stop", "", "gone", "");
        }

        @Override
        public Map<String, String> events() {
            return Map.of("STOP", "", "GONE", "");
        }

        @Override
        public QmpEvent readEvent(String name, EventTimestamp timestamp, QmpReader in) {
            return new RawEvent(name, timestamp, in.any());
        }

        @Override
        public @Nullable QmpRequest<?> readRequest(String name, QmpReader in) {
            return null;
        }
    }

    @Test
    void aServerWithASchemaIsComparedByIt() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-commands", r -> "[{\"name\": \"stop\"}, {\"name\": \"query-qmp-schema\"}]")
                        .on(
                                "query-qmp-schema",
                                r ->
                                        "[{\"name\": \"STOP\", \"meta-type\": \"event\"}, {\"name\": \"NEW\", \"meta-type\": \"event\"},"
                                                + " {\"name\": \"7\", \"meta-type\": \"object\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            CompatibilityReport report = client.compatibility(new Known());
            assertEquals(Set.of("gone"), report.missingCommands());
            assertEquals(Set.of("GONE"), report.missingEvents());
            assertEquals(Set.of("query-qmp-schema"), report.furtherCommands());
            assertEquals(Set.of("NEW"), report.furtherEvents());
            assertFalse(report.isComplete());
            assertEquals(
                    "QEMU 7.2.0 (fake) lacks the commands gone; the events GONE;"
                            + " it has 1 further commands, 0 further members and values, and 1 further events",
                    report.toString());
        }
    }

    @Test
    void anOlderServerIsComparedByItsLists() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on(
                                "query-commands",
                                r -> "[{\"name\": \"stop\"}, {\"name\": \"gone\"}, {\"name\": \"query-events\"}]")
                        .on("query-events", r -> "[{\"name\": \"STOP\"}, {\"name\": \"GONE\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            CompatibilityReport report = client.compatibility(new Known());
            assertTrue(report.isComplete());
            assertTrue(report.eventsKnown());
        }
    }

    @Test
    void theOldestServersDoNotTellTheirEvents() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-commands", r -> "[{\"name\": \"stop\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            CompatibilityReport report = client.compatibility(new Known());
            assertFalse(report.eventsKnown());
            assertTrue(report.missingEvents().isEmpty());
        }
    }

    @Test
    void membersAndValuesAreComparedByPath() {
        QmpRegistry deep = new Known() {
            @Override
            public Optional<ServerInterface> generatedFrom() {
                return Optional.of(ServerInterface.ofFacts(
                        "c stop:0 1\nc gone:0 0\nv STOP:1\n",
                        "o *force:2 *soon:2@6.0.0-9.2.0 =kind kind:3 >all:5\no state:3 *refs:4\nb bool boolean\n",
                        "e a b@7.0.0-\na 1\no *hard:2\n"));
            }
        };
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-commands", r -> "[{\"name\": \"stop\"}, {\"name\": \"query-qmp-schema\"}]")
                        .on("query-qmp-schema", r -> """
                                [{"name": "stop", "meta-type": "command", "arg-type": "1", "ret-type": "2"},
                                 {"name": "STOP", "meta-type": "event", "arg-type": "2"},
                                 {"name": "1", "meta-type": "object", "tag": "kind", "members": [
                                   {"name": "kind", "type": "3"}, {"name": "force", "type": "bool", "default": null},
                                   {"name": "new", "type": "bool", "default": null}],
                                  "variants": [{"case": "all", "type": "0"}]},
                                 {"name": "0", "meta-type": "object", "members": []},
                                 {"name": "2", "meta-type": "object", "members": [{"name": "state", "type": "3"}]},
                                 {"name": "3", "meta-type": "enum", "values": ["a", "c"]},
                                 {"name": "bool", "meta-type": "builtin", "json-type": "boolean"}]
                                """)
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            CompatibilityReport report = client.compatibility(deep);
            assertEquals(
                    Map.of(
                            "stop/arg-type/soon", "6.0.0 to 9.2.0",
                            "stop/arg-type/kind/^b", "7.0.0 and later",
                            "stop/arg-type/+all/hard", "",
                            "stop/ret-type/refs", ""),
                    report.missingPaths());
            assertEquals(Set.of("stop/arg-type/new", "stop/arg-type/kind/^c"), report.furtherPaths());
            assertEquals(Set.of("gone"), report.missingCommands());
            assertFalse(report.isComplete());
        }
    }
}
