package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program for a JVM with one carrier thread: a thousand virtual threads call, and the server answers the first only
 * when it has all calls. A caller that held its carrier while it waits would keep the others from calling.
 */
final class VirtualCallers {
    private static final int CALLERS = 1_000;

    private VirtualCallers() {}

    public static void main(String[] arguments) throws Exception {
        // This is compiled for a release without virtual threads.
        Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()) {
            CompletableFuture<ServerConnection> negotiated =
                    Clients.inBackground(() -> server.accept().negotiate());
            try (QmpClient client = QmpClient.connect(server.address())) {
                CountDownLatch answered = new CountDownLatch(CALLERS);
                Runnable caller = () -> {
                    client.execute("query-status");
                    answered.countDown();
                };
                for (int i = 0; i < CALLERS; i++) {
                    startVirtualThread.invoke(null, caller);
                }
                ServerConnection connection = negotiated.get();
                List<ReceivedRequest> requests = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    requests.add(connection.receive());
                }
                for (ReceivedRequest request : requests) {
                    connection.reply(request, "{}");
                }
                System.exit(answered.await(20, TimeUnit.SECONDS) ? 0 : 1);
            }
        }
    }
}
