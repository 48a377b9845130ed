package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpListener;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTransports;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@NeedsQemu
@Timeout(120)
class MonitorQemuTest {
    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void aFrozenQemuCostsADeadlineAndNothingElse() throws Exception {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QmpClient client = qemu.client();
            client.execute("query-status");
            Qemu.signal("STOP", qemu.handle());
            try {
                Duration deadline = Duration.ofSeconds(1);
                long start = System.nanoTime();
                QmpTimeoutException e = assertThrows(
                        QmpTimeoutException.class,
                        () -> client.call("query-status").timeout(deadline).execute());
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertTrue(millis >= 800 && millis <= 1_200, "after " + millis + " ms");
                assertEquals(QmpTimeoutException.Awaited.REPLY, e.awaited());

                CompletableFuture<Throwable> interrupted = new CompletableFuture<>();
                Thread caller = new Thread(() -> {
                    try {
                        client.execute("query-name");
                    } catch (RuntimeException failure) {
                        interrupted.complete(failure);
                    }
                });
                caller.start();
                while (caller.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                caller.interrupt();
                assertInstanceOf(QmpInterruptedException.class, interrupted.get(10, TimeUnit.SECONDS));
            } finally {
                Qemu.signal("CONT", qemu.handle());
            }
            // The late replies of both come first.
            assertTrue(client.execute("query-version").has("qemu"));
        }
    }

    @Test
    void killingQemuFailsAllPendingCallsAtOnceWithTheCause() throws Exception {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QmpClient client = qemu.client();
            Qemu.signal("STOP", qemu.handle());
            List<CompletableFuture<JsonNode>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                calls.add(client.call("query-status").executeAsync());
            }
            long start = System.nanoTime();
            Qemu.signal("KILL", qemu.handle());
            for (CompletableFuture<JsonNode> call : calls) {
                QmpClosedException e = assertInstanceOf(QmpClosedException.class, failure(call));
                assertInstanceOf(QmpClosedException.class, e.getCause());
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 3_000, "after " + millis + " ms");
        }
    }

    @Test
    void aSecondClientOfABusyMonitorIsToldSo(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("busy");
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard(), "-qmp", "unix:" + socket + ",server=on,wait=off");
                QmpClient first = QmpClient.connect(QmpAddress.unix(socket))) {
            QmpOptions impatient =
                    QmpOptions.builder().greetingTimeout(Duration.ofMillis(300)).build();
            QmpTimeoutException e = assertThrows(
                    QmpTimeoutException.class, () -> QmpClient.connect(QmpAddress.unix(socket), impatient));
            assertEquals(QmpTimeoutException.Awaited.GREETING, e.awaited());
            assertTrue(e.getMessage().contains("one client at a time"), e.getMessage());
            first.execute("query-status");
            assertTrue(qemu.handle().isAlive());
        }
    }

    @Test
    void twoControlMonitorsStandBesideAReadlineOne(@TempDir Path folder) throws Exception {
        try (QemuProcess qemu = Qemu.start(
                        QmpOptions.standard(),
                        "-chardev",
                        "socket,id=mon0,path=" + folder.resolve("hmp") + ",server=on,wait=off",
                        "-mon",
                        "chardev=mon0,mode=readline",
                        "-chardev",
                        "socket,id=mon1,host=127.0.0.1,port=0,server=on,wait=off",
                        "-mon",
                        "chardev=mon1,mode=control,pretty=on");
                QmpSubscription<QmpEvent> events = qemu.client().subscribe("STOP")) {
            String filename = "";
            for (JsonNode chardev : qemu.client().execute("query-chardev")) {
                if (chardev.path("label").asString("").equals("mon1")) {
                    filename = chardev.path("filename").asString("");
                }
            }
            int port = Integer.parseInt(filename.replaceAll(".*:(\\d+),.*", "$1"));
            try (QmpClient second = QmpClient.connect(QmpAddress.tcp("127.0.0.1", port));
                    QmpSubscription<QmpEvent> secondsEvents = second.subscribe("STOP")) {
                second.execute("stop");
                assertEquals("STOP", events.next(LONG).qmpName());
                assertEquals("STOP", secondsEvents.next(LONG).qmpName());
                assertFalse(
                        qemu.client().execute("query-status").path("running").booleanValue());
            }
        }
    }

    @Test
    void everyQueryOfThisQemuAnswersTheRawCall() {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            List<String> queries = new ArrayList<>();
            qemu.client()
                    .execute("query-commands")
                    .forEach(command -> queries.add(command.path("name").asString("")));
            queries.removeIf(name -> !name.startsWith("query-"));
            assertTrue(queries.size() > 50, queries.size() + " query commands");
            int answered = 0;
            for (String query : queries) {
                try {
                    qemu.client().execute(query);
                    answered++;
                } catch (QmpCommandException e) {
                    // Not on this machine, or not without arguments: an answer too.
                    assertEquals(query, e.command().orElseThrow());
                }
            }
            assertTrue(answered > 40, answered + " of " + queries.size());
        }
    }

    @Test
    void qemuConnectsToUs(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("ours");
        try (QmpListener unix = QmpListener.open(QmpAddress.unix(socket));
                QmpListener tcp = QmpListener.open(QmpAddress.tcp("127.0.0.1", 0));
                QemuProcess qemu = Qemu.start(
                        QmpOptions.standard(),
                        "-qmp",
                        "unix:" + socket,
                        "-qmp",
                        tcp.address().toString());
                QmpClient overUnix = unix.accept(LONG, QmpOptions.standard());
                QmpClient overTcp = tcp.accept(LONG, QmpOptions.standard())) {
            assertEquals(qemu.client().greeting().version(), overUnix.greeting().version());
            assertTrue(overTcp.execute("query-status").has("status"));
            assertThrows(QmpTimeoutException.class, () -> unix.accept(Duration.ofMillis(50), QmpOptions.standard()));
        }
        assertFalse(Files.exists(socket));
    }

    @Test
    void standardInputAndOutputAreATransport() throws Exception {
        List<String> command = new ArrayList<>(Qemu.EMPTY_MACHINE);
        command.addAll(List.of("-qmp", "stdio"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (QmpClient client = QmpClient.connect(QmpTransports.of(process), QmpOptions.standard())) {
            assertTrue(client.execute("query-status").has("status"));
            assertTrue(client.execute("query-qmp-schema").size() > 100);
        }
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "closing the client ends the process");
    }

    @Test
    void aQemuThatCannotStartIsToldWithItsOwnWords() {
        QmpConnectException e = assertThrows(
                QmpConnectException.class, () -> Qemu.start(QmpOptions.standard(), "-device", "no-such-device"));
        assertTrue(e.getMessage().contains("no-such-device"), e.getMessage());
        assertThrows(QmpConnectException.class, () -> QemuProcess.start("no-such-qemu"));
    }

    @Test
    void aQemuThatGetsIntoTheBackgroundAllTheSameIsNotLeftThere(@TempDir Path folder) throws Exception {
        Path pidFile = folder.resolve("pid");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" -daemonize"));
        command.addAll(Qemu.EMPTY_MACHINE);
        command.addAll(List.of("-pidfile", pidFile.toString()));
        Optional<ProcessHandle> daemon;
        try (QemuProcess qemu = QemuProcess.start(QmpOptions.standard(), command)) {
            // The monitor can answer before the process has ended that was started.
            daemon = qemuOf(pidFile);
            assertTrue(qemu.client().execute("query-status").has("status"));
        } catch (QmpConnectException e) {
            assertTrue(e.getMessage().contains("background"), e.getMessage());
            daemon = qemuOf(pidFile);
        }
        if (daemon.isPresent()) {
            daemon.get().onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The process that has written the file, which it removes when it ends. */
    private static Optional<ProcessHandle> qemuOf(Path pidFile) throws IOException {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Test
    void aJvmThatExitsTakesItsQemuAndItsFoldersAlong(@TempDir Path folder) throws Exception {
        Process jvm = QemuProcessTest.start(folder, "exit with QEMU");
        Optional<ProcessHandle> qemu = ProcessHandle.of(Long.parseLong(QemuProcessTest.said(jvm)));
        if (qemu.isPresent()) {
            qemu.get().onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        assertEquals(List.of(), QemuProcessTest.files(folder));
    }

    @Test
    void aLongFolderForTemporaryFilesDoesNotKeepQemuFromStarting(@TempDir Path folder) throws Exception {
        Path deep = Files.createDirectory(folder.resolve("x".repeat(110)));
        String status = QemuProcessTest.said(QemuProcessTest.start(deep, "start QEMU"));
        assertTrue(List.of("running", "prelaunch").contains(status), status);
    }

    @Test
    void closingEndsEvenAFrozenQemu() throws Exception {
        QemuProcess qemu = Qemu.start(QmpOptions.standard());
        Qemu.signal("STOP", qemu.handle());
        long begin = System.nanoTime();
        qemu.close();
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertFalse(qemu.handle().isAlive());
        assertTrue(taken.compareTo(Duration.ofSeconds(5)) < 0, taken + " where three seconds are promised");
    }

    @Test
    void eventsFollowTheirCommandsAndOutOfBandCommandsAreAnswered() {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard());
                QmpSubscription<QmpEvent> events = qemu.client().subscribe("STOP", "RESUME")) {
            QmpClient client = qemu.client();
            client.execute("stop");
            client.execute("cont");
            assertEquals("STOP", events.next(LONG).qmpName());
            assertEquals("RESUME", events.next(LONG).qmpName());
            QmpCommandException e = assertThrows(
                    QmpCommandException.class,
                    () -> client.call("migrate-pause").outOfBand().execute());
            assertEquals("GenericError", e.errorClass());
        }
    }

    @Test
    void whatNoQemuReadsCostsNobodyAnythingAndWhatItReadsIsSent() {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QmpClient client = qemu.client();
            List<CompletableFuture<JsonNode>> others = new ArrayList<>();
            for (int i = 0; i < 59; i++) {
                others.add(client.call("query-version").executeAsync());
                int unreadable = 0xFDD0 + i % 32;
                ObjectNode arguments = object().put("text", Character.toString(unreadable));
                assertInstanceOf(
                        IllegalArgumentException.class,
                        failure(client.call("query-version", arguments).executeAsync()));
            }
            others.forEach(call -> assertTrue(call.join().has("qemu")));
            assertThrows(IllegalArgumentException.class, () -> client.execute("query-version", nested(1_023)));
            ObjectNode many = object();
            ArrayNode list = many.putArray("list");
            for (int i = 0; i < 50_000; i++) {
                list.add(i % 10);
            }
            for (ObjectNode fits : List.of(nested(1_022), many, object().put("\u0000\ufffd", "\u0000\ufdcf\u007f"))) {
                QmpCommandException e =
                        assertThrows(QmpCommandException.class, () -> client.execute("query-version", fits));
                assertTrue(e.description().contains("unexpected"), e.description());
                assertTrue(e.rawText().orElseThrow().contains("\"id\""), "it was read whole");
            }
            assertTrue(client.execute("query-version").has("qemu"));
        }
    }

    /** Arguments in which so many arrays are nested. */
    private static ObjectNode nested(int levels) {
        ArrayNode value = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < levels; i++) {
            value = JsonNodeFactory.instance.arrayNode().add(value);
        }
        return object().set("list", value);
    }

    @Test
    void closingWhileReadingFromAPipeReturnsAtOnce() throws IOException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        InputStream unused = process.getInputStream();
        QmpOptions impatient =
                QmpOptions.builder().greetingTimeout(Duration.ofMillis(100)).build();
        assertThrows(QmpTimeoutException.class, () -> QmpClient.connect(QmpTransports.of(process), impatient));
        assertTrue(unused != null);
    }
}
