package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A thousand clients in one JVM: their threads, descriptors and memory. */
@Timeout(120)
class ManyClientsTest {
    private static final Logger LOG = System.getLogger(ManyClientsTest.class.getName());
    private static final int CLIENTS = 1_000;

    @Test
    void aThousandClientsCostADescriptorEachAndNoThreadAndLittleHeap() throws Exception {
        String large = "[\"" + "x".repeat(150_000) + "\"]";
        // The server's side of each connection is in the same heap and counted, too.
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                .on("query-status", request -> "{\"running\": true}")
                .on("query-qmp-schema", request -> large)
                .serve()) {
            QmpClient.connect(server.address()).close();
            long heap = usedHeap();
            int threads = clientThreads();
            long descriptors = descriptors();
            List<QmpClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(QmpClient.connect(server.address()));
                }
                double idle = (usedHeap() - heap) / 1024.0 / CLIENTS;
                int idleThreads = clientThreads() - threads;
                long taken = descriptors() - descriptors;

                List<CompletableFuture<JsonNode>> calls = new ArrayList<>();
                for (QmpClient client : clients) {
                    calls.add(client.call("query-status").executeAsync());
                    calls.add(client.call("query-qmp-schema").executeAsync());
                }
                for (CompletableFuture<JsonNode> call : calls) {
                    call.get(60, TimeUnit.SECONDS);
                }
                calls.clear();
                int busyThreads = clientThreads() - threads;
                double busy = (usedHeap() - heap) / 1024.0 / CLIENTS;

                LOG.log(
                        Level.INFO,
                        () -> CLIENTS + " clients: " + Math.round(idle * 10) / 10.0 + " KB of heap each and "
                                + idleThreads + " threads when idle, " + Math.round(busy * 10) / 10.0 + " KB and "
                                + busyThreads + " threads after a reply of 150 KB to each");
                assertTrue(idle < 32, idle + " KB a client, idle, with the server's side");
                assertTrue(busy < 64, busy + " KB a client, busy, with the server's side");
                assertTrue(idleThreads <= 1, idleThreads + " threads");
                // Many that wait need many; these do not, but this machine may leave a thread waiting.
                assertTrue(busyThreads <= 32, busyThreads + " threads");
                // One of the client; one of the server, and two of the selector that it has for each.
                assertTrue(taken <= 4 * CLIENTS + 50, taken + " descriptors");
            } finally {
                clients.forEach(QmpClient::close);
            }
        }
    }

    @Test
    void connectingDoesNotWakeTheThreadOfDeadlinesEachTime() throws Exception {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket().serve()) {
            QmpClient.connect(server.address()).close();
            long before = timesWoken("qmp-alarm");

            for (int i = 0; i < CLIENTS; i++) {
                QmpClient.connect(server.address()).close();
            }

            long woken = timesWoken("qmp-alarm") - before;
            assertTrue(woken < CLIENTS / 2, () -> woken + " times for " + CLIENTS + " clients");
        }
    }

    @Test
    void longRepliesAreNoFlood() throws Exception {
        Process program = new ProcessBuilder(ChildJvm.command(List.of(), LongReplies.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String threads = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(List.of("qmp-io"), threads.lines().toList());
    }

    @Test
    void aLargeRequestTakesLittleRoomOutsideTheHeap() throws Exception {
        String large = "x".repeat(16 << 20);
        try (FakeQmpServer server =
                        FakeQmpServer.onUnixSocket().on("take", request -> "{}").serve();
                QmpClient client = QmpClient.connect(server.address())) {
            long before = directMemory();
            client.execute("take", JsonNodeFactory.instance.objectNode().put("text", large));
            long more = directMemory() - before;
            assertTrue(more < large.length() / 4, () -> more + " bytes");
        }
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static long timesWoken(String thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals(thread))
                .mapToLong(ThreadInfo::getWaitedCount)
                .findFirst()
                .orElseThrow();
    }

    private static int clientThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("qmp-") && !thread.getName().startsWith("qmp-server"))
                .count();
    }

    /** 0 where the system does not tell. */
    private static long descriptors() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(open)) {
            return all.count();
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
