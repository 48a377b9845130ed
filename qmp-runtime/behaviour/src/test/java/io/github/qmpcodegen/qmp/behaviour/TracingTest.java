package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.SecretMask;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class TracingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set_password protocol=vnc password=x",
                "{'execute': 'x', 'arguments': {'Passphrase': 'x",
                "object-add qom-type=secret id=s data=x",
                "qom-set path=/objects/s property=data value=x",
                "blockdev-add driver=https url=https://me:x@host/disk",
                "change vnc password x",
                "x mine=y",
            })
    void aLineThatMayHoldASecretIsKnown(String line) {
        assertTrue(SecretMask.standard().with("mine").mayConcern(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"query-status", "eject device=cd0", "blockdev-add url=https://host:80/disk", ""})
    void otherLinesAreNot(String line) {
        assertFalse(SecretMask.standard().mayConcern(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"execute\": \"set_password\", \"arguments\": {\"protocol\": \"vnc\", \"password\": \"hunter2\"}}",
                "{\"execute\": \"block_passwd\", \"arguments\": {\"device\": \"d\", \"password\": \"hunter2\"}}",
                "{\"execute\": \"change\", \"arguments\": {\"device\": \"vnc\", \"target\": \"password\", \"arg\": \"hunter2\"}}",
                "{\"execute\": \"object-add\", \"arguments\": {\"qom-type\": \"secret\", \"id\": \"s\", \"data\": \"hunter2\"}}",
                "{\"execute\": \"object-add\", \"arguments\": {\"qom-type\": \"secret\", \"id\": \"s\", \"props\": {\"data\": \"hunter2\"}}}",
                "{\"execute\": \"human-monitor-command\", \"arguments\": {\"command-line\": \"set_password vnc hunter2\"}}",
                "{\"execute\": \"blockdev-add\", \"arguments\": {\"driver\": \"http\", \"url\": \"http://me:hunter2@host/disk\"}}",
                "{\"execute\": \"guest-set-user-password\", \"arguments\": {\"username\": \"me\", \"password\": \"hunter2\"}}",
                "{\"return\": [{\"a\": {\"Password\": \"hunter2\"}}]}",
                "{\"return\": {\"mine\": \"hunter2\"}}",
            })
    void secretsAreMasked(String message) {
        String shown = QmpJson.write(SecretMask.standard().with("mine").apply(QmpJson.parse(message)));
        assertFalse(shown.contains("hunter2"), shown);
        assertTrue(shown.contains(SecretMask.MASK), shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"execute\":\"query-status\",\"id\":1}",
                "{\"execute\":\"change\",\"arguments\":{\"device\":\"cd0\",\"target\":\"/x.iso\",\"arg\":\"raw\"}}",
                "{\"execute\":\"object-add\",\"arguments\":{\"qom-type\":\"iothread\",\"id\":\"i\"}}",
                "{\"return\":{\"vnc\":{\"auth\":\"none\"},\"file\":\"http://host:80/disk\"}}",
            })
    void theRestIsShownAsItIs(String message) {
        assertEquals(message, QmpJson.write(SecretMask.standard().apply(QmpJson.parse(message))));
    }

    @Test
    void aTracerSeesEveryMessageInOrderWithoutSecrets() throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .tracer((direction, peer, text) -> seen.add(direction + " " + text))
                .build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .version(7, 2, 0)
                        .on("set_password", r -> "{}")
                        .serve();
                QmpClient client = QmpClient.connect(server.address(), options)) {
            client.execute(
                    "set_password",
                    JsonNodeFactory.instance.objectNode().put("protocol", "vnc").put("password", "hunter2"));
            assertTrue(next(seen).startsWith("RECEIVED {\"QMP\":"));
            assertEquals("SENT {\"execute\":\"qmp_capabilities\",\"id\":1}", next(seen));
            assertEquals("RECEIVED {\"return\":{},\"id\":1}", next(seen));
            assertEquals(
                    "SENT {\"execute\":\"set_password\",\"arguments\":{\"protocol\":\"vnc\",\"password\":\"***\"},\"id\":2}",
                    next(seen));
            assertEquals("RECEIVED {\"return\":{},\"id\":2}", next(seen));
        }
    }

    @Test
    void theMaskOfTheOptionsHidesWhatItNames() throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .tracer((direction, peer, text) -> seen.add(text))
                .secretMask(SecretMask.standard().with("mine"))
                .build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket();
                Clients both = Clients.connect(server, options)) {
            both.server().event("TOLD", "{\"mine\":\"hunter2\",\"password\":\"hunter2\",\"theirs\":\"shown\"}");
            String last = next(seen);
            while (!last.contains("TOLD")) {
                last = next(seen);
            }
            assertTrue(last.contains("{\"mine\":\"***\",\"password\":\"***\",\"theirs\":\"shown\"}"), last);
        }
    }

    private static String next(LinkedBlockingQueue<String> seen) throws InterruptedException {
        return String.valueOf(seen.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void aBadMessageIsShownBeforeItEndsTheConnection() throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .tracer((direction, peer, text) -> seen.add(direction + " " + text))
                .build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket();
                Clients both = Clients.connect(server, options)) {
            both.server().send("{\"return\": nonsense}");
            Throwable lost = Clients.failure(both.client().closed());
            assertTrue(String.valueOf(lost.getMessage()).contains("{\"return\": nonsense}"), lost.getMessage());
            String last = next(seen);
            while (!last.contains("nonsense")) {
                last = next(seen);
            }
            assertEquals("RECEIVED {\"return\": nonsense}", last);
        }
    }

    @Test
    void aBadMessageThatMayHoldASecretIsHidden() throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .tracer((direction, peer, text) -> seen.add(direction + " " + text))
                .build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket();
                Clients both = Clients.connect(server, options)) {
            both.server().send("{\"password\": hunter2}");
            Clients.failure(both.client().closed());
            String last = next(seen);
            while (!last.equals("RECEIVED " + SecretMask.MASK)) {
                assertFalse(last.contains("hunter2"), last);
                last = next(seen);
            }
        }
    }

    @Test
    void aMessageOfAnyDepthIsShownWhole() throws Exception {
        String deep = "[".repeat(1_090) + "]".repeat(1_090);
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .tracer((direction, peer, text) -> seen.add(text))
                .build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket();
                Clients both = Clients.connect(server, options)) {
            both.server().event("DEEP", "{\"d\":" + deep + "}");
            String last = next(seen);
            while (!last.contains("DEEP")) {
                last = next(seen);
            }
            assertTrue(last.contains(deep), last);
        }
    }
}
