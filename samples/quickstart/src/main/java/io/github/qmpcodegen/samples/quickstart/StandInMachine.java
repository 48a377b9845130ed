package io.github.qmpcodegen.samples.quickstart;

import io.github.qmpcodegen.qmp.EmptyResponse;
import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.quickstart.qmp.ContRequest;
import io.github.qmpcodegen.samples.quickstart.qmp.QemuRegistry;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryStatusRequest;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryStatusResponse;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryStatusResponse.Status;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryVersionRequest;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryVersionResponse;
import io.github.qmpcodegen.samples.quickstart.qmp.ResumeEvent;
import io.github.qmpcodegen.samples.quickstart.qmp.StopEvent;
import io.github.qmpcodegen.samples.quickstart.qmp.StopRequest;

/** A server in this process that behaves, as far as the sample goes, as a machine does. */
final class StandInMachine implements Machine {

    /** The last release whose interface a qmp-commands.hx describes. */
    private static final QemuVersion VERSION = new QemuVersion(2, 7, 0, "stand-in");

    private final FakeQmpServer server = FakeQmpServer.onTcp()
            .registry(new QemuRegistry())
            .serve()
            .version(VERSION.major(), VERSION.minor(), VERSION.micro());
    private final QmpClient client;
    private final String reason;
    private volatile boolean running = true;

    private StandInMachine(QmpOptions options, String reason) {
        this.reason = reason;
        server.on(QueryVersionRequest.class, request -> version())
                .on(QueryStatusRequest.class, request -> status())
                .on(StopRequest.class, request -> {
                    running = false;
                    server.emit(StopEvent.builder().build());
                    return EmptyResponse.empty();
                })
                .on(ContRequest.class, request -> {
                    running = true;
                    server.emit(ResumeEvent.builder().build());
                    return EmptyResponse.empty();
                });
        client = QmpClient.connect(server.address(), options);
    }

    /**
     * Starts the server and connects to it.
     *
     * @param options the client's
     * @param reason why it is not a QEMU, for a person to read; empty if that was asked for
     */
    static StandInMachine start(QmpOptions options, String reason) {
        return new StandInMachine(options, reason);
    }

    private static QueryVersionResponse version() {
        return QueryVersionResponse.builder()
                .qemu(QueryVersionResponse.Qemu.builder()
                        .major((long) VERSION.major())
                        .minor((long) VERSION.minor())
                        .micro((long) VERSION.micro())
                        .build())
                .package_(VERSION.packageVersion())
                .build();
    }

    private QueryStatusResponse status() {
        return QueryStatusResponse.builder()
                .running(running)
                .status(running ? Status.RUNNING : Status.PAUSED)
                .build();
    }

    @Override
    public String description() {
        return reason.isEmpty() ? "a stand-in for QEMU" : "a stand-in for QEMU, because " + reason;
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
