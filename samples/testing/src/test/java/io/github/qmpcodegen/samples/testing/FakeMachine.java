package io.github.qmpcodegen.samples.testing;

import io.github.qmpcodegen.qmp.EmptyResponse;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.testing.qmp.ContRequest;
import io.github.qmpcodegen.samples.testing.qmp.EjectRequest;
import io.github.qmpcodegen.samples.testing.qmp.QemuRegistry;
import io.github.qmpcodegen.samples.testing.qmp.QueryStatusRequest;
import io.github.qmpcodegen.samples.testing.qmp.QueryStatusResponse;
import io.github.qmpcodegen.samples.testing.qmp.ResumeEvent;
import io.github.qmpcodegen.samples.testing.qmp.StopEvent;
import io.github.qmpcodegen.samples.testing.qmp.StopRequest;

/** As much of a machine as the tests need: it runs or is paused, and its drive is locked. */
final class FakeMachine {

    private final FakeQmpServer server;
    private volatile boolean running = true;

    private FakeMachine(FakeQmpServer server) {
        this.server = server;
    }

    /** Makes a machine of a server. */
    static void in(FakeQmpServer server) {
        FakeMachine machine = new FakeMachine(server);
        server.registry(new QemuRegistry())
                .on(QueryStatusRequest.class, request -> machine.status())
                .on(StopRequest.class, request -> machine.stop())
                .on(ContRequest.class, request -> machine.cont())
                .on(EjectRequest.class, request -> machine.eject(request));
    }

    private QueryStatusResponse status() {
        return QueryStatusResponse.builder()
                .running(running)
                .status(running ? "running" : "paused")
                .build();
    }

    private EmptyResponse stop() {
        running = false;
        server.emit(StopEvent.builder().build());
        return EmptyResponse.empty();
    }

    private EmptyResponse cont() {
        running = true;
        server.emit(ResumeEvent.builder().build());
        return EmptyResponse.empty();
    }

    private EmptyResponse eject(EjectRequest request) {
        if (!Boolean.TRUE.equals(request.force())) {
            throw new CommandError("Device '" + request.device() + "' is locked");
        }
        return EmptyResponse.empty();
    }
}
