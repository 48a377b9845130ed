package io.github.qmpcodegen.qmp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.server.client.PlainClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of somebody else's gets from the server what it would get from QEMU. */
@Timeout(60)
class ForeignClientTest {
    private static final String NOTHING = "{\"return\": {}}";

    private final QmpServer server = QmpServer.onUnixSocket()
            .version(new QemuVersion(7, 2, 0, "fake"), "oob")
            .on("query-name", request -> "{\"name\": \"vm\u00e9\"}")
            .serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theSessionThatQmpsDocumentationShowsIsPossible() throws IOException {
        QmpAddress tcp = server.listenAt(QmpAddress.tcp("127.0.0.1", 0));
        try (PlainClient telnet = PlainClient.connect(tcp)) {
            assertEquals(
                    "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 0, \"minor\": 2, \"major\": 7}, \"package\": \"fake\"},"
                            + " \"capabilities\": [\"oob\"]}}",
                    telnet.read());
            assertEquals(NOTHING, telnet.ask("{ \"execute\": \"qmp_capabilities\" }\r"));
            assertEquals("{\"return\": {\"name\": \"vm\\u00E9\"}}", telnet.ask("{ \"execute\": \"query-name\" }\r"));
        }
    }

    @Test
    void lineEndsMeanNothing() throws IOException {
        try (PlainClient client = PlainClient.negotiated(server.address())) {
            client.send("{\"execute\":\n\n\"query-name\",\t\"id\":1}{'execute': 'query-name',");
            assertEquals("{\"return\": {\"name\": \"vm\\u00E9\"}, \"id\": 1}", client.read());
            client.send(" 'id': {\"b\": [2, \"\\u00e9\"]}}");
            assertEquals("{\"return\": {\"name\": \"vm\\u00E9\"}, \"id\": {\"b\": [2, \"\\u00E9\"]}}", client.read());
        }
    }

    @Test
    void theIdComesFirstInAnErrorAndNotAtAllWhenItCannotBeRead() throws IOException {
        try (PlainClient client = PlainClient.negotiated(server.address())) {
            assertEquals(
                    "{\"id\": 7, \"error\": {\"class\": \"CommandNotFound\","
                            + " \"desc\": \"The command nope has not been found\"}}",
                    client.ask("{\"execute\": \"nope\", \"id\": 7}"));
            assertEquals(
                    "{\"error\": {\"class\": \"GenericError\", \"desc\": \"JSON parse error, expecting value\"}}",
                    client.ask("{\"execute\": \"nope\", \"id\": }"));
        }
    }

    @Test
    void severalClientsAtOnceEachNegotiateForThemselves() throws IOException {
        try (PlainClient first = PlainClient.negotiated(server.address());
                PlainClient second = PlainClient.connect(server.address())) {
            second.read();
            assertEquals(
                    "{\"error\": {\"class\": \"CommandNotFound\","
                            + " \"desc\": \"Expecting capabilities negotiation with 'qmp_capabilities'\"}}",
                    second.ask("{\"execute\": \"query-name\"}"));
            assertEquals("{\"return\": {\"name\": \"vm\\u00E9\"}}", first.ask("{\"execute\": \"query-name\"}"));
            assertEquals(NOTHING, second.ask("{\"execute\": \"qmp_capabilities\"}"));
        }
    }

    @Test
    void aClientThatHasShutDownItsSendingSideStillGetsItsAnswer() throws IOException {
        try (PlainClient client = PlainClient.negotiated(server.address())) {
            client.send("{\"execute\": \"query-name\"}").shutdownOutput();
            assertEquals("{\"return\": {\"name\": \"vm\\u00E9\"}}", client.read());
            assertEquals("the end", client.read());
        }
    }
}
