package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;

/** A program with two clients, of which one is answered at length: nobody is served as one that sends without pause. */
final class LongReplies {
    private LongReplies() {}

    public static void main(String[] arguments) throws Exception {
        String reply = "\"" + "x".repeat(20_000) + "\"";
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-name", request -> reply)
                        .serve();
                QmpClient idle = QmpClient.connect(server.address());
                QmpClient asking = QmpClient.connect(server.address())) {
            for (int i = 0; i < 200; i++) {
                asking.execute("query-name");
            }
            idle.execute("query-name");
            Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("qmp-io"))
                    .sorted()
                    .forEach(System.out::println);
        }
    }
}
