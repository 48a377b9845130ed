package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.server.client.PlainClient;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a JVM with few descriptors does for {@link ServerLimitsTest}: it uses all of them up, and gives them back. */
final class OutOfDescriptors {
    private static final int MOST = 200;

    private OutOfDescriptors() {}

    /** The command that runs it. */
    static List<String> command() throws Exception {
        URL here = Objects.requireNonNull(OutOfDescriptors.class.getResource("OutOfDescriptors.class"));
        Path root = Path.of(here.toURI())
                .resolve("../".repeat(OutOfDescriptors.class.getName().split("\\.", -1).length))
                .normalize();
        return List.of(
                "sh",
                "-c",
                "ulimit -n " + MOST + "; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                root
                        + File.pathSeparator
                        + System.getProperty("jdk.module.path", "")
                        + File.pathSeparator
                        + System.getProperty("java.class.path"),
                OutOfDescriptors.class.getName());
    }

    public static void main(String... arguments) throws IOException {
        try (QmpServer server = QmpServer.onUnixSocket().serve()) {
            PlainClient first = PlainClient.connect(server.address());
            first.read();
            List<PlainClient> clients = new ArrayList<>();
            boolean exhausted = false;
            while (!exhausted) {
                try {
                    clients.add(PlainClient.connect(server.address()));
                } catch (IOException e) {
                    exhausted = true;
                    System.out.println(clients.size() + " clients, then: " + e.getMessage());
                }
            }
            first.close();
            for (PlainClient client : clients) {
                client.close();
            }
            try (PlainClient again = PlainClient.connect(server.address())) {
                System.out.println(again.read().contains("QMP") ? "greeted again" : "not greeted");
            }
        }
    }
}
