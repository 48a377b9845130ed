package io.github.qmpcodegen.codegen.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.golden.monitor.EjectRequest;
import io.github.qmpcodegen.golden.monitor.QemuCommands;
import io.github.qmpcodegen.golden.monitor.QemuEvent;
import io.github.qmpcodegen.golden.monitor.QemuRegistry;
import io.github.qmpcodegen.golden.monitor.QueryBlockRequest;
import io.github.qmpcodegen.golden.monitor.QueryBlockResponse;
import io.github.qmpcodegen.golden.monitor.QueryStatusRequest;
import io.github.qmpcodegen.golden.monitor.QueryStatusResponse;
import io.github.qmpcodegen.golden.monitor.StopEvent;
import io.github.qmpcodegen.golden.qapi.SetNumbersRequest;
import io.github.qmpcodegen.qmp.EmptyResponse;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fake server with generated types. */
@Timeout(60)
class TypedFakeServerTest {

    private final FakeQmpServer server =
            FakeQmpServer.onUnixSocket().registry(new QemuRegistry()).serve();
    private QmpClient client;
    private QemuCommands commands;

    @BeforeEach
    void connect() {
        client = server.connect();
        commands = new QemuCommands(client);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void handlersTakeAndReturnGeneratedTypes() {
        server.on(
                        QueryStatusRequest.class,
                        request -> QueryStatusResponse.builder()
                                .running(true)
                                .status(QueryStatusResponse.Status.RUNNING)
                                .build())
                .on(QueryBlockRequest.class, request -> List.<QueryBlockResponse>of())
                .on(EjectRequest.class, request -> {
                    if (!request.device().equals("cd0")) {
                        throw new CommandError("DeviceNotFound", "Device '" + request.device() + "' not found");
                    }
                    return EmptyResponse.empty();
                });

        assertTrue(commands.queryStatus().running());
        assertEquals(List.of(), commands.queryBlock());
        commands.eject("cd0");
        assertEquals(
                "DeviceNotFound",
                assertThrows(QmpCommandException.class, () -> commands.eject("cd1"))
                        .errorClass());
        assertEquals(
                List.of(
                        EjectRequest.builder().device("cd0").build(),
                        EjectRequest.builder().device("cd1").build()),
                server.requests(EjectRequest.class));
    }

    @Test
    void eventsAreGeneratedTypes() {
        try (QmpSubscription<QemuEvent> events = client.subscribe(QemuEvent.class)) {
            server.emit(StopEvent.builder().build());
            assertInstanceOf(StopEvent.class, events.next(Duration.ofSeconds(20)));
        }
    }

    @Test
    void requestsThatDoNotFitTheirTypesAreRefused() {
        server.on(EjectRequest.class, request -> EmptyResponse.empty());

        assertEquals("Parameter 'device' is missing", refusal("eject", "{}"));
        assertEquals("Invalid parameter type for 'device', expected: string", refusal("eject", "{\"device\": 1}"));
        assertEquals(
                "Invalid parameter type for 'force', expected: boolean",
                refusal("eject", "{\"device\": \"cd0\", \"force\": \"yes\"}"));
        assertEquals("Parameter 'x' is unexpected", refusal("eject", "{\"device\": \"cd0\", \"x\": 1}"));
        assertEquals("The command nope has not been found", refusal("nope", "{}"));
        assertEquals(List.of(), server.requests(EjectRequest.class));
    }

    private String refusal(String command, String arguments) {
        return assertThrows(
                        QmpCommandException.class, () -> client.execute(command, (ObjectNode) QmpJson.parse(arguments)))
                .description();
    }

    @Test
    void aHandlerForTheTypeOfAnotherPackageIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> server.on(SetNumbersRequest.class, request -> EmptyResponse.empty()));
        assertTrue(String.valueOf(e.getMessage()).contains("io.github.qmpcodegen.golden.monitor"), e::getMessage);
    }

    @Test
    void aHandlerByNameGoesBeforeOneByType() {
        server.on(EjectRequest.class, request -> EmptyResponse.empty()).on("eject", request -> "{\"by\": \"name\"}");

        assertEquals(
                "name",
                client.execute("eject", JsonNodeFactory.instance.objectNode().put("device", "cd0"))
                        .path("by")
                        .stringValue());
    }
}
