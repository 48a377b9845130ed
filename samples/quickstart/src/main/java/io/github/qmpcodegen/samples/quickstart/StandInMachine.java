package io.github.qmpcodegen.samples.quickstart;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.testing.FakeQmpConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryStatusResponse;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryStatusResponse.Status;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryVersionResponse;
import java.io.IOException;

/** A server in this process that behaves, as far as the sample goes, as a machine does. */
final class StandInMachine implements Machine {

    private final FakeQmpServer server;
    private final QmpClient client;

    private StandInMachine(FakeQmpServer server, QmpClient client) {
        this.server = server;
        this.client = client;
    }

    static StandInMachine start(QmpOptions options) {
        FakeQmpServer server = FakeQmpServer.onTcp().serve(StandInMachine::converse);
        return new StandInMachine(server, QmpClient.connect(server.address(), options));
    }

    private static void converse(FakeQmpConnection connection) throws IOException {
        connection.negotiate();
        boolean running = true;
        while (true) {
            FakeQmpRequest request = connection.receive();
            switch (request.command()) {
                case "query-version" -> connection.reply(request, version());
                case "query-status" -> connection.reply(request, status(running));
                case "stop" -> {
                    running = false;
                    connection.event("STOP", "{}").reply(request, "{}");
                }
                case "cont" -> {
                    running = true;
                    connection.event("RESUME", "{}").reply(request, "{}");
                }
                default ->
                    connection.fail(
                            request, "CommandNotFound", "The command " + request.command() + " has not been found");
            }
        }
    }

    private static String version() {
        return QueryVersionResponse.builder()
                .qemu(QueryVersionResponse.Qemu.builder()
                        .major(0L)
                        .minor(0L)
                        .micro(0L)
                        .build())
                .package_("stand-in")
                .build()
                .toJson()
                .toString();
    }

    private static String status(boolean running) {
        return QueryStatusResponse.builder()
                .running(running)
                .status(running ? Status.RUNNING : Status.PAUSED)
                .build()
                .toJson()
                .toString();
    }

    @Override
    public String description() {
        return "a stand-in for QEMU, for none is installed";
    }

    @Override
    public QmpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
