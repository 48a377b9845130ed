package com.acme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.bell.QemuCommands;
import com.acme.bell.QemuRegistry;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import org.junit.jupiter.api.Test;

/** Uses both generations of Jackson in one program. */
class BothTest {

    record Old(@JsonProperty("times") long number) {}

    @Test
    void bothWork() throws Exception {
        assertEquals(new Old(3), new ObjectMapper().readValue("{\"times\":3}", Old.class));

        QmpOptions options = QmpOptions.builder().registry(new QemuRegistry()).build();
        try (FakeQmpServer server =
                        FakeQmpServer.onTcp().on("query-bell", request -> "{\"loud\": true}").serve();
                QmpClient client = QmpClient.connect(server.address(), options)) {
            assertTrue(new QemuCommands(client).queryBell().loud());
        }
    }

    @Test
    void treesAreHandedOverWithoutALoss() throws Exception {
        String text = "{\"size\":18446744073709551615,\"rate\":0.12345678901234567891,\"none\":null,\"name\":\"\\\"\u00e4\"}";

        com.fasterxml.jackson.databind.JsonNode theirs = HandOver.toJackson2(QmpJson.parse(text));

        assertEquals("18446744073709551615", theirs.get("size").asText());
        assertEquals(QmpJson.parse(text), HandOver.fromJackson2(theirs));
    }
}
