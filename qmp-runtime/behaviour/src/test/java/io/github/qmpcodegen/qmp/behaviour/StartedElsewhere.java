package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What a JVM of its own does for {@link QemuProcessTest}: starts processes, and ends in various ways. */
final class StartedElsewhere {
    private StartedElsewhere() {}

    public static void main(String... arguments) throws Exception {
        switch (arguments[0]) {
            case "missing program" -> {
                try {
                    QemuProcess.start("no-such-qemu");
                    throw new AssertionError("started");
                } catch (QmpConnectException e) {
                    System.out.println(e.getMessage());
                }
            }
            case "exit when told" -> {
                Thread exiting = new Thread(() -> System.exit(read()));
                exiting.setDaemon(true);
                exiting.start();
                QemuProcess.start(arguments[1], arguments[2], arguments[3], arguments[4]);
            }
            case "exit with QEMU" -> {
                QemuProcess qemu = QemuProcess.start(Qemu.EMPTY_MACHINE.toArray(String[]::new));
                System.out.println(qemu.handle().pid());
                System.exit(0);
            }
            case "start QEMU" -> {
                try (QemuProcess qemu = QemuProcess.start(Qemu.EMPTY_MACHINE.toArray(String[]::new))) {
                    System.out.println(
                            qemu.client().execute("query-status").path("status").stringValue());
                }
            }
            case "serve" -> {
                try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                                .on("query-name", request -> "\"served\"")
                                .serve();
                        QmpClient client = server.connect()) {
                    System.out.println(client.execute("query-name").stringValue());
                }
            }
            case "never greet" -> neverGreet(arguments[2]);
            case "speak and serve" -> speakAndServe(arguments[2]);
            case "never quit" -> neverQuit(arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static int read() {
        try {
            return System.in.read();
        } catch (IOException e) {
            return -1;
        }
    }

    private static void speakAndServe(String option) throws InterruptedException {
        System.out.println("the moon is up");
        CountDownLatch told = new CountDownLatch(1);
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket(Path.of(path(option)))) {
            server.on("quit", request -> {
                        told.countDown();
                        return "{}";
                    })
                    .serve();
            told.await();
        }
    }

    private static void neverQuit(String option) throws InterruptedException {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket(Path.of(path(option)))) {
            server.on("query-status", request -> "{\"running\": false}")
                    .on("quit", request -> "{}")
                    .serve();
            new CountDownLatch(1).await();
        }
    }

    /** The path in the value of QEMU's option {@code -qmp}. */
    private static String path(String option) {
        return option.substring("unix:".length(), option.indexOf(','));
    }

    private static void neverGreet(String option) throws IOException {
        System.out.println("waiting for the moon");
        String path = path(option);
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(path));
            while (true) {
                channel.accept();
            }
        }
    }
}
