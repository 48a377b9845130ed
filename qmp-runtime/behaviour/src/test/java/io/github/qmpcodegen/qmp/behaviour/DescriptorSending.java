package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpCall;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a JVM that can send descriptors does for {@link DescriptorsQemuTest}, with a real QEMU. */
final class DescriptorSending {
    private static final Path OWN = Path.of("/proc/self/fd");

    private final Path folder;

    private DescriptorSending(Path folder) {
        this.folder = folder;
    }

    public static void main(String... arguments) throws Exception {
        DescriptorSending sending = new DescriptorSending(Path.of(arguments[0]));
        switch (arguments[1]) {
            case "kinds" -> sending.kinds();
            case "among others" -> sending.amongOthers();
            case "behind a full socket" -> sending.behindAFullSocket();
            case "a client" -> sending.client();
            case "leaks" -> sending.leaks();
            case "a busy file" -> sending.busyFile();
            case "errors" -> sending.errors();
            case "denied" -> sending.denied();
            case "pipe" -> sending.pipe();
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static QmpCall<JsonNode> addFd(QmpClient client) {
        return addFd(client, object());
    }

    private static QmpCall<JsonNode> addFd(QmpClient client, ObjectNode arguments) {
        return client.call("add-fd", arguments);
    }

    private static QmpCall<JsonNode> getFd(QmpClient client, String name) {
        return client.call("getfd", object().put("fdname", name));
    }

    /** What QEMU has at the number that it says it has given to a descriptor. */
    private static String received(QemuProcess qemu, JsonNode added) throws IOException {
        return Files.readSymbolicLink(Path.of(
                        "/proc",
                        Long.toString(qemu.handle().pid()),
                        "fd",
                        added.path("fd").asString()))
                .toString();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    private void kinds() throws Exception {
        Path file = file("kinds").toRealPath();
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard());
                FileInputStream in = new FileInputStream(file.toFile());
                FileOutputStream out = new FileOutputStream(file.toFile());
                RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw");
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            QmpClient client = qemu.client();
            for (QmpCall<JsonNode> call : List.of(
                    addFd(client).withDescriptors(in.getFD()),
                    addFd(client).withDescriptors(out.getFD()),
                    addFd(client).withDescriptors(random.getFD()),
                    addFd(client).withDescriptors(channel),
                    addFd(client).withDescriptors(numberOf(file)))) {
                assertEquals(file.toString(), received(qemu, call.execute()));
            }
            addFd(client, object().put("fdset-id", 7)).withDescriptors(channel).execute();
            client.execute(
                    "blockdev-add",
                    object().put("driver", "file")
                            .put("node-name", "disk")
                            .put("filename", "/dev/fdset/7")
                            .put("read-only", true));
            for (String path : List.of("/dev/null", fifo(folder.resolve("fifo")).toString())) {
                try (RandomAccessFile device = new RandomAccessFile(path, "rw")) {
                    JsonNode added =
                            addFd(client).withDescriptors(device.getFD()).execute();
                    assertEquals(path, received(qemu, added));
                }
            }
            try (ServerSocketChannel server = ServerSocketChannel.open()
                            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                    SocketChannel tcp = SocketChannel.open(server.getLocalAddress());
                    SocketChannel unconnected = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                for (SocketChannel socket : List.of(tcp, unconnected)) {
                    String received =
                            received(qemu, addFd(client).withDescriptors(socket).execute());
                    assertTrue(received.startsWith("socket:") && own().contains(received), received);
                    assertEquals(-1, socket.getOption(StandardSocketOptions.SO_LINGER));
                }
                QmpUnsupportedException e = assertThrows(
                        QmpUnsupportedException.class,
                        () -> addFd(client).withDescriptors(server).execute());
                assertTrue(e.getMessage().contains("number"), e.getMessage());
            }
        }
    }

    /** A file that others open and close all the time, which takes away the locks that are held on it. */
    private void busyFile() throws Exception {
        Path file = file("busy").toRealPath();
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<?> busy = inBackground(() -> {
                while (!over.get()) {
                    Files.readString(file);
                    Thread.sleep(1);
                }
                return true;
            });
            for (int i = 0; i < 300; i++) {
                try (FileChannel channel = FileChannel.open(file);
                        FileInputStream in = new FileInputStream(file.toFile())) {
                    getFd(qemu.client(), "channel").withDescriptors(channel).execute();
                    getFd(qemu.client(), "stream").withDescriptors(in.getFD()).execute();
                }
            }
            over.set(true);
            busy.join();
        }
    }

    private static Path fifo(Path path) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", path.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        return path.toRealPath();
    }

    /** A number of a descriptor of this JVM that is open on a file. */
    private static int numberOf(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(OWN)) {
            return descriptors
                    .filter(descriptor -> target(descriptor).equals(file.toString()))
                    .mapToInt(descriptor ->
                            Integer.parseInt(descriptor.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> own() throws IOException {
        try (Stream<Path> descriptors = Files.list(OWN)) {
            return descriptors.map(DescriptorSending::target).toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            // That of the listing.
            return "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void amongOthers() throws Exception {
        int senders = 8;
        int each = 40;
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QmpClient client = qemu.client();
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong others = new AtomicLong();
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(inBackground(() -> {
                    while (!over.get()) {
                        assertTrue(client.execute("query-version").has("qemu"));
                        others.incrementAndGet();
                    }
                    return true;
                }));
            }
            List<CompletableFuture<?>> sending = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                int sender = i;
                sending.add(inBackground(() -> {
                    for (int n = 0; n < each; n++) {
                        Path file = file("file-" + sender + "-" + n).toRealPath();
                        try (FileChannel channel = FileChannel.open(file)) {
                            JsonNode added =
                                    addFd(client).withDescriptors(channel).execute();
                            assertEquals(file.toString(), received(qemu, added));
                        }
                    }
                    return true;
                }));
            }
            sending.forEach(CompletableFuture::join);
            over.set(true);
            all.forEach(CompletableFuture::join);
            assertEquals(senders * each, client.execute("query-fdsets").size());
            System.out.println(senders * each + " descriptors among " + others + " other commands");
        }
    }

    private void leaks() throws Exception {
        // Once, so that whatever classes and threads open is open.
        sendMany(20, 20);
        long before = count(OWN);
        long begin = System.nanoTime();
        sendMany(10_000, 250);
        long end = System.nanoTime();
        System.out.println((end - begin) / 1_000_000 + " ms");
        awaitOwn(before);
    }

    /** What a connection and a process had, and who has called many times in a row, is closed by other threads a moment later. */
    private static void awaitOwn(long before) throws IOException {
        long begin = System.nanoTime();
        while (count(OWN) > before && System.nanoTime() - begin < LONG.toNanos()) {
            Thread.onSpinWait();
        }
        assertTrue(count(OWN) <= before, () -> "there were " + before);
    }

    private void sendMany(int good, int badOfEachKind) throws Exception {
        Path file = file("leaks");
        int failed = 0;
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard());
                FileChannel channel = FileChannel.open(file)) {
            QmpClient client = qemu.client();
            long base = count(OWN);
            for (int i = 0; i < good; i++) {
                getFd(client, "same").withDescriptors(channel).execute();
            }
            awaitOwn(base);
            Path ofQemu = Path.of("/proc", Long.toString(qemu.handle().pid()), "fd");
            long has = count(ofQemu);
            FileInputStream closed = new FileInputStream(file.toFile());
            closed.close();
            for (int i = 0; i < badOfEachKind; i++, failed++) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> getFd(client, "closed")
                                .withDescriptors(closed.getFD())
                                .execute());
            }
            for (int i = 0; i < badOfEachKind; i++, failed++) {
                assertThrows(
                        QmpCommandException.class,
                        () -> getFd(client, "1 is no name")
                                .withDescriptors(channel)
                                .execute());
            }
            assertEquals(has, count(ofQemu));
            Qemu.signal("STOP", qemu.handle());
            List<CompletableFuture<JsonNode>> late = new ArrayList<>();
            for (int i = 0; i < badOfEachKind; i++, failed++) {
                late.add(getFd(client, "late")
                        .withDescriptors(channel)
                        .timeout(Duration.ofMillis(200))
                        .executeAsync());
            }
            late.forEach(call -> assertTrue(Clients.failure(call) instanceof QmpTimeoutException));
            Qemu.signal("CONT", qemu.handle());
            getFd(client, "after").withDescriptors(channel).timeout(LONG).execute();
            awaitOwn(base);
            Qemu.signal("STOP", qemu.handle());
            List<CompletableFuture<JsonNode>> lost = new ArrayList<>();
            for (int i = 0; i < badOfEachKind; i++, failed++) {
                lost.add(getFd(client, "lost").withDescriptors(channel).executeAsync());
            }
            Qemu.signal("KILL", qemu.handle());
            lost.forEach(call -> assertTrue(Clients.failure(call) instanceof QmpClosedException));
            assertThrows(
                    QmpClosedException.class,
                    () -> getFd(client, "nobody").withDescriptors(channel).execute());
        }
        System.out.println(good + " sent, " + failed + " failed");
    }

    private static long count(Path descriptors) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.count();
        }
    }

    private void errors() throws Exception {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QmpClient client = qemu.client();
            FileChannel closed = FileChannel.open(file("errors"));
            closed.close();
            refused("closed", () -> getFd(client, "a").withDescriptors(closed).execute());
            refused("closed", () -> getFd(client, "a").withDescriptors(999_999).execute());
            refused("takes one", () -> getFd(client, "a").withDescriptors(0, 1));
            refused("16", () -> client.call("other").withDescriptors(new int[17]));
            refused("253", () -> client.call("other").withDescriptors(new int[254]));
            assertTrue(client.execute("query-version").has("qemu"));
        }
    }

    private static void refused(String because, org.junit.jupiter.api.function.Executable call) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        assertTrue(message.contains(because), message);
    }

    private void denied() throws Exception {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QmpUnsupportedException e = assertThrows(
                    QmpUnsupportedException.class,
                    () -> getFd(qemu.client(), "a").withDescriptors(0).execute());
            assertTrue(e.getMessage().contains("--enable-native-access=ALL-UNNAMED"), e.getMessage());
        }
    }

    /** Has the state of a machine written into a pipe, as a migration to nobody. */
    private void pipe() throws Exception {
        Path fifo = fifo(folder.resolve("state"));
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard());
                InputStream in = writing(qemu.client(), fifo)) {
            qemu.client().execute("migrate", object().put("uri", "fd:state"));
            byte[] state = in.readAllBytes();
            assertEquals("QEVM", new String(state, 0, 4, StandardCharsets.US_ASCII));
        }
    }

    /** Gives QEMU the end of a pipe for writing, as "state". */
    private static InputStream writing(QmpClient client, Path fifo) throws IOException {
        // Both ends, so that neither waits for somebody to open the other.
        try (RandomAccessFile both = new RandomAccessFile(fifo.toFile(), "rw");
                FileOutputStream out = new FileOutputStream(fifo.toFile())) {
            InputStream in = new FileInputStream(fifo.toFile());
            getFd(client, "state").withDescriptors(out.getFD()).execute();
            assertTrue(both.getFD().valid());
            return in;
        }
    }

    /** A descriptor whose command cannot be written at once still goes with that. */
    private void behindAFullSocket() throws Exception {
        Path file = file("behind").toRealPath();
        // QEMU reads byte by byte.
        QmpOptions patient =
                QmpOptions.builder().callTimeout(Duration.ofSeconds(100)).build();
        try (QemuProcess qemu = Qemu.start(patient);
                FileChannel channel = FileChannel.open(file)) {
            QmpClient client = qemu.client();
            Qemu.signal("STOP", qemu.handle());
            List<CompletableFuture<JsonNode>> before = new ArrayList<>();
            ObjectNode large = object().put("text", "x".repeat(8_192));
            for (int i = 0; i < 30; i++) {
                before.add(client.call("query-version", large).executeAsync());
            }
            CompletableFuture<JsonNode> added =
                    addFd(client).withDescriptors(channel).executeAsync();
            CompletableFuture<JsonNode> after = client.call("query-version").executeAsync();
            Qemu.signal("CONT", qemu.handle());
            assertEquals(file.toString(), received(qemu, added.join()));
            assertTrue(after.join().has("qemu"));
            before.forEach(call -> assertTrue(Clients.failure(call) instanceof QmpCommandException));
        }
    }

    /** Hands over a connection, which QEMU serves as that of a viewer. */
    private void client() throws Exception {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard(), "-vnc", "none");
                ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel viewer = SocketChannel.open(server.getLocalAddress())) {
            try (SocketChannel accepted = server.accept()) {
                getFd(qemu.client(), "viewer").withDescriptors(accepted).execute();
            }
            qemu.client().execute("add_client", object().put("protocol", "vnc").put("fdname", "viewer"));
            byte[] greeting = viewer.socket().getInputStream().readNBytes(4);
            assertEquals("RFB ", new String(greeting, StandardCharsets.US_ASCII));
        }
    }
}
