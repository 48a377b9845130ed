package io.github.qmpcodegen.samples.benchmarks;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any number of QMP servers on one UNIX socket, in one thread of a process of their own: they greet, answer all commands
 * with a status, and one that is asked to sends events as fast as they are taken.
 */
final class FleetPeer {

    /** From then on the server sends events without pause, until {@link #CALM}. */
    static final String STORM = "x-storm";

    static final String CALM = "x-calm";

    /** What is printed once it listens. */
    static final String LISTENING = "listening";

    private static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 0, \"minor\": 2, \"major\": 7}, \"package\": \"\"},"
                    + " \"capabilities\": []}}\r\n";
    private static final byte[] EVENTS = EchoPeer.bytes(("{\"timestamp\": {\"seconds\": 1700000000, \"microseconds\":"
                    + " 250000}, \"event\": \"RTC_CHANGE\", \"data\": {\"offset\": 78}}\r\n")
            .repeat(400));
    private static final Pattern COMMAND = Pattern.compile("\"execute\" *: *\"([^\"]+)\"(?:.*\"id\" *: *(\\d+))?");
    private static final int BACKLOG = 4096;

    private final Selector selector;
    private final ByteBuffer space = ByteBuffer.allocate(64 * 1024);

    private FleetPeer(Selector selector) {
        this.selector = selector;
    }

    /** What is known of a connection: what is left of the events under way, and whether more follow. */
    private static final class Machine {
        private ByteBuffer events = ByteBuffer.allocate(0);
        private boolean storming;
    }

    /** Serves at the path that is given until the standard input ends. */
    public static void main(String[] args) throws IOException {
        Thread server = new Thread(() -> serve(Path.of(args[0])), "fleet");
        server.setDaemon(true);
        server.start();
        while (System.in.read() >= 0) {
            // Whoever started this is there.
        }
    }

    private static void serve(Path socket) {
        try (Selector selector = Selector.open();
                ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println(LISTENING);
            FleetPeer peer = new FleetPeer(selector);
            while (true) {
                selector.select(peer::serve);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listening) {
                for (SocketChannel machine = listening.accept(); machine != null; machine = listening.accept()) {
                    machine.configureBlocking(false);
                    machine.register(selector, SelectionKey.OP_READ, new Machine());
                    machine.write(ByteBuffer.wrap(EchoPeer.bytes(GREETING)));
                }
            } else {
                serve(key, (SocketChannel) key.channel(), (Machine) key.attachment());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** A client sends one command at a time, so that what is read is one. */
    private void serve(SelectionKey key, SocketChannel channel, Machine machine) throws IOException {
        if (key.isReadable()) {
            space.clear();
            if (channel.read(space) < 0) {
                channel.close();
                return;
            }
            answer(key, channel, machine, new String(space.array(), 0, space.position(), StandardCharsets.UTF_8));
        }
        if (key.isWritable()) {
            if (!machine.events.hasRemaining()) {
                machine.events = ByteBuffer.wrap(EVENTS);
            }
            channel.write(machine.events);
        }
    }

    private static void answer(SelectionKey key, SocketChannel channel, Machine machine, String line)
            throws IOException {
        Matcher command = COMMAND.matcher(line);
        if (!command.find()) {
            throw new IOException("no command: " + line);
        }
        while (machine.storming && machine.events.hasRemaining()) {
            channel.write(machine.events);
        }
        if (command.group(1).equals(STORM) || command.group(1).equals(CALM)) {
            machine.storming = command.group(1).equals(STORM);
            key.interestOps(machine.storming ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
        ByteBuffer reply = ByteBuffer.wrap(EchoPeer.bytes("{\"return\": " + EchoPeer.STATUS
                + (command.group(2) == null ? "" : ", \"id\": " + command.group(2)) + "}\r\n"));
        while (reply.hasRemaining()) {
            channel.write(reply);
        }
    }
}
