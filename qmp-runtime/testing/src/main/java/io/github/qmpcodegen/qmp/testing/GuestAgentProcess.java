package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real guest agent, {@code qemu-ga}, for tests marked with {@link NeedsQemu}. It treats the machine that runs the
 * test as its guest: commands act on that machine. Closing ends it. Thread-safe.
 */
public final class GuestAgentProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final SocketFolder folder;

    private GuestAgentProcess(Process process, SocketFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * Starts an agent that listens on a private UNIX socket, and waits until it does.
     *
     * @param further arguments of the program besides those for its socket and its folder
     * @throws UncheckedIOException if it cannot be started
     * @throws IllegalStateException if it does not start to listen; the message includes its output
     */
    public static GuestAgentProcess start(String... further) {
        try {
            SocketFolder folder = SocketFolder.create();
            GuestAgentProcess agent = start(folder, further);
            agent.awaitSocket();
            return agent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GuestAgentProcess start(SocketFolder folder, String... further) throws IOException {
        List<String> command = new ArrayList<>(List.of("qemu-ga", "-m", "unix-listen", "-p"));
        command.addAll(List.of(socket(folder).toString(), "-t", folder.path().toString()));
        command.addAll(List.of(further));
        try {
            return new GuestAgentProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log(folder).toFile())
                            .start(),
                    folder);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    private static Path socket(SocketFolder folder) {
        return folder.socket("agent");
    }

    private static Path log(SocketFolder folder) {
        return folder.path().resolve("log");
    }

    /** An agent does not greet: it listens when it can be connected to, which its socket's file alone does not show. */
    private void awaitSocket() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (ends(10) || System.nanoTime() > deadline) {
                String output = Files.readString(log(folder));
                close();
                throw new IllegalStateException("the agent does not listen: " + output);
            }
        }
    }

    private boolean listens() {
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket(folder)))) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it ends within this time, or has ended; true as well when the thread is interrupted. */
    private boolean ends(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The address that the agent listens at. It talks to one client at a time. */
    public QmpAddress address() {
        return QmpAddress.unix(socket(folder));
    }

    /** Ends the agent, and kills it if that takes longer than ten seconds. */
    @Override
    public void close() {
        process.destroy();
        if (!ends(TimeUnit.SECONDS.toMillis(10)) || process.isAlive()) {
            process.destroyForcibly();
        }
        folder.close();
    }
}
