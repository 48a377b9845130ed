package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a fleet of clients in one JVM costs: threads, descriptors and memory when idle, how long connecting takes beside
 * bare sockets that do the same, CPU when a thousand calls are made each second, and what the events of one machine cost
 * the calls of the others. Linux only.
 */
public final class Fleet {
    private static final int WARM_UP = 500;
    private static final int ROUNDS = 5;

    /** After it the servers have closed their ends, too. */
    private static final long ALL_CLOSED_NANOS = 500_000_000;

    private static final int WARM_UP_SECONDS = 5;
    private static final int CALLS_PER_SECOND = 1_000;

    private final QmpAddress address;
    private final int machines;

    private Fleet(QmpAddress address, int machines) {
        this.address = address;
        this.machines = machines;
    }

    /** Takes the number of machines, 10000 if not given, and for how many seconds to call them, 60 if not given. */
    public static void main(String[] args) throws Exception {
        int machines = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        try (SocketFolder folder = SocketFolder.create()) {
            Path socket = folder.socket("s");
            Process peer = start(socket);
            try {
                Fleet fleet = new Fleet(QmpAddress.unix(socket), machines);
                fleet.measure(socket, seconds);
            } finally {
                peer.destroy();
                peer.waitFor();
            }
        }
    }

    private static Process start(Path socket) throws IOException {
        Process peer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetPeer.class.getName(),
                        socket.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
        if (!FleetPeer.LISTENING.equals(out.readLine())) {
            throw new IOException("the servers do not start");
        }
        return peer;
    }

    private void measure(Path socket, int seconds) throws Exception {
        connectingBesideBare(socket, WARM_UP);
        long heap = heap();
        long resident = resident();
        long descriptors = descriptors();
        List<QmpClient> clients = connect(machines);
        System.out.printf(
                "idle: %.1f KB of heap, %.1f KB resident, %.2f descriptors each; %d threads in all%n",
                (heap() - heap) / 1024.0 / machines,
                (resident() - resident) / 1024.0 / machines,
                (descriptors() - descriptors) / (double) machines,
                threads());

        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (QmpClient client : clients) {
            answers.add(client.call("query-status").executeAsync());
        }
        answers.forEach(CompletableFuture::join);
        System.out.printf("after an asynchronous call on each: %d threads in all%n", threads());

        callEachSecond(clients, WARM_UP_SECONDS);
        long cpu = cpu();
        double calm = callEachSecond(clients, seconds);
        System.out.printf(
                "%d calls each second for %d s: %.1f %% of one CPU, p99 %.0f us%n",
                CALLS_PER_SECOND, seconds, (cpu() - cpu) / 1e7 / seconds, calm);
        QmpClient storming = clients.remove(0);
        try (QmpSubscription<QmpEvent> events = storming.subscribe()) {
            storming.execute(FleetPeer.STORM);
            callEachSecond(clients, WARM_UP_SECONDS);
            double storm = callEachSecond(clients, seconds);
            System.out.printf(
                    "p99 while another one sends events without pause: %.0f us, %.2f times%n", storm, storm / calm);
            System.out.printf("%d events were dropped because nothing took them%n", events.dropped());
            storming.call(FleetPeer.CALM).timeout(Duration.ofMinutes(1)).execute();
        }
        storming.close();
        clients.forEach(QmpClient::close);

        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = connectingBesideBare(socket, machines / ROUNDS);
        }
        Arrays.sort(rounds);
        System.out.printf(
                "connecting takes %.2f times as long as for bare sockets, the median of %d rounds (%.2f to %.2f)%n",
                rounds[ROUNDS / 2], ROUNDS, rounds[0], rounds[ROUNDS - 1]);
    }

    private double connectingBesideBare(Path socket, int count) throws IOException {
        double bare = bareSockets(socket, count);
        LockSupport.parkNanos(ALL_CLOSED_NANOS);
        long begun = System.nanoTime();
        List<QmpClient> clients = connect(count);
        double connecting = (System.nanoTime() - begun) / 1e9;
        clients.forEach(QmpClient::close);
        LockSupport.parkNanos(ALL_CLOSED_NANOS);
        return connecting / bare;
    }

    private List<QmpClient> connect(int count) {
        List<QmpClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(QmpClient.connect(address));
        }
        return clients;
    }

    /** Calls one client after the other; the p99 in microseconds. */
    private static double callEachSecond(List<QmpClient> clients, int seconds) {
        int count = seconds * CALLS_PER_SECOND;
        long[] nanos = new long[count];
        long due = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            clients.get(i % clients.size()).execute("query-status");
            nanos[i] = System.nanoTime() - begun;
            due += 1_000_000_000 / CALLS_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        Arrays.sort(nanos);
        return nanos[count * 99 / 100] / 1e3;
    }

    /** Connects, reads the greeting and negotiates, all of them one after the other; the seconds that takes. */
    private static double bareSockets(Path socket, int count) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        List<SocketChannel> channels = new ArrayList<>();
        ByteBuffer space = ByteBuffer.allocateDirect(8 * 1024);
        byte[] negotiation = EchoPeer.bytes("{\"execute\": \"qmp_capabilities\", \"id\": 1}\r\n");
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(address);
                channels.add(channel);
                readLine(channel, space);
                channel.write(ByteBuffer.wrap(negotiation));
                readLine(channel, space);
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private static void readLine(SocketChannel channel, ByteBuffer space) throws IOException {
        space.clear();
        do {
            if (channel.read(space) < 0) {
                throw new IOException("the server has closed the connection");
            }
        } while (space.get(space.position() - 1) != '\n');
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The resident memory of this process in bytes. */
    private static long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String line =
                    lines.filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("qmp-"))
                .count();
    }

    /** The CPU time of this process in nanoseconds. */
    private static long cpu() throws IOException {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
