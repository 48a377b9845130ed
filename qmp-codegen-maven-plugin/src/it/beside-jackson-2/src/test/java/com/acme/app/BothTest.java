package com.acme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.bell.QemuCommands;
import com.acme.bell.QemuRegistry;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
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
}
