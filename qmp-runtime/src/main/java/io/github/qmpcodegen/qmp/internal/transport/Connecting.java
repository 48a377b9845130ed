package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.thread.Alarm;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: {@link #open} waits, and {@link #abort} makes it end. That is how a deadline ends it, because
 * neither a UNIX socket's connect nor a TLS handshake has a timeout. An interrupt also ends the former, but not the
 * latter.
 */
public final class Connecting {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private static final String ONE_CLIENT = "a monitor or guest agent serves one client at a time, and another one";

    private enum Step {
        LOOKING_UP,
        CONNECTING,
        /** As the client. */
        AWAITING_TLS,
        /** As the server. */
        OFFERING_TLS
    }

    private final NameLookup names;
    private final Duration timeout;
    private final Object lock = new Object();
    private @Nullable Closeable underWay;
    private boolean aborted;
    private volatile Step step = Step.CONNECTING;
    private volatile String host = "";

    /** The addresses of the host, as a part of a sentence; empty if it is only one. */
    private volatile String where = "";

    /**
     * Creates the attempt, without starting it.
     *
     * @param names finds the addresses of a host
     * @param timeout after which {@link #abort} will be called; the addresses of a host share it
     */
    public Connecting(NameLookup names, Duration timeout) {
        this.names = names;
        this.timeout = timeout;
    }

    /** Returns the sentence about an attempt to connect to a peer that is not done within a time. */
    public String late(String peer, String within) {
        return switch (step) {
            case LOOKING_UP ->
                "no address was found for '" + host + "'" + within + ", so no connection was attempted to " + peer
                        + ": the name server is slow or does not answer";
            case CONNECTING ->
                peer + " did not accept a connection" + where + within + ": " + ONE_CLIENT
                        + ", or an earlier connection of this client that QEMU still believes to be alive, may hold it"
                        + (peer.startsWith("unix:") ? "" : "; or the host cannot be reached");
            case AWAITING_TLS ->
                peer + " accepted the connection but did not answer the TLS handshake" + within + ": " + ONE_CLIENT
                        + " may be connected";
            case OFFERING_TLS ->
                "the client that connected to " + peer + " did not complete the TLS handshake" + within;
        };
    }

    /**
     * Connects.
     *
     * @param address the address to connect to
     * @return the connected transport
     * @throws IOException if nobody listens there, TLS fails, or the attempt was aborted
     */
    public QmpTransport open(QmpAddress address) throws IOException {
        if (address instanceof QmpAddress.Unix unix) {
            try {
                return open(unix);
            } catch (IOException e) {
                // The system says that the connection was refused.
                boolean socket = !Files.isRegularFile(unix.path()) && !Files.isDirectory(unix.path());
                throw socket ? e : new IOException("it is a file or a folder, not a socket", e);
            }
        }
        if (address instanceof QmpAddress.Tcp tcp) {
            Socket socket =
                    connected(tcp.host(), tcp.port(), () -> SocketChannel.open().socket());
            try {
                return ready(address, socket.getChannel());
            } catch (Throwable e) {
                close(socket);
                throw e;
            }
        }
        QmpAddress.Tls tls = (QmpAddress.Tls) address;
        Socket socket = connected(tls.host(), tls.port(), Socket::new);
        return handshake(tls, socket, true);
    }

    /**
     * Takes an accepted connection.
     *
     * @param address the address at which it was accepted
     * @param channel the connection, in blocking mode
     * @return the transport
     * @throws IOException if TLS fails, or the attempt was aborted
     */
    public QmpTransport accept(QmpAddress address, SocketChannel channel) throws IOException {
        began(channel);
        if (address instanceof QmpAddress.Tls tls) {
            return handshake(tls, channel.socket(), false);
        }
        return ready(address, channel);
    }

    /** Makes {@link #open} fail, now or when it is called. */
    public void abort() {
        Closeable resource;
        synchronized (lock) {
            aborted = true;
            resource = underWay;
        }
        if (resource != null) {
            close(resource);
        }
    }

    /** Returns the socket address of a path. */
    public static UnixDomainSocketAddress unixAddress(QmpAddress.Unix address) {
        return UnixDomainSocketAddress.of(address.path());
    }

    /** Makes a socket that is not connected. */
    private interface Sockets {
        Socket make() throws IOException;
    }

    /** Connects to the first address of a host that accepts. */
    private Socket connected(String host, int port, Sockets sockets) throws IOException {
        long begun = System.nanoTime();
        List<InetAddress> addresses = addresses(host);
        if (addresses.size() > 1) {
            where = " at " + addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        }
        List<IOException> failures = new ArrayList<>();
        for (InetAddress address : addresses) {
            Socket socket = began(sockets.make());
            try {
                socket.connect(new InetSocketAddress(address, port), share(begun, addresses.size() - failures.size()));
                return socket;
            } catch (IOException e) {
                close(socket);
                if (addresses.size() == 1 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                failures.add(e);
            } catch (Throwable e) {
                close(socket);
                throw e;
            }
        }
        throw refused(addresses, failures);
    }

    /** Returns how many milliseconds one of so many addresses gets; 0 for no limit, as the last one is aborted. */
    private int share(long begun, int addresses) {
        if (addresses == 1) {
            return 0;
        }
        long left = Alarm.nanos(timeout) - (System.nanoTime() - begun);
        return (int) Math.max(1, Math.min(left / addresses / 1_000_000, Integer.MAX_VALUE));
    }

    /** Returns the failure that has those of all addresses, each reason once. */
    private static IOException refused(List<InetAddress> addresses, List<IOException> failures) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (int i = 0; i < failures.size(); i++) {
            reasons.merge(
                    String.valueOf(failures.get(i).getMessage()),
                    addresses.get(i).getHostAddress(),
                    (some, other) -> some + ", " + other);
        }
        String message = reasons.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
        IOException refused = new IOException(message, failures.get(0));
        failures.stream().skip(1).forEach(refused::addSuppressed);
        return refused;
    }

    private List<InetAddress> addresses(String host) throws IOException {
        if (NameLookup.isAddress(host)) {
            try {
                return List.of(InetAddress.getByName(host));
            } catch (UnknownHostException e) {
                throw unknown(host, e);
            }
        }
        CompletableFuture<List<InetAddress>> found = names.find(host);
        this.host = host;
        step = Step.LOOKING_UP;
        began(() -> found.cancel(false));
        try {
            List<InetAddress> addresses = found.get();
            step = Step.CONNECTING;
            return addresses;
        } catch (ExecutionException e) {
            step = Step.CONNECTING;
            throw unknown(host, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the address of '" + host + "' was looked up", e);
        }
    }

    private static IOException unknown(String host, @Nullable Throwable cause) {
        return new IOException("unknown host '" + host + "'", cause);
    }

    private QmpTransport open(QmpAddress.Unix address) throws IOException {
        SocketChannel channel = began(SocketChannel.open(StandardProtocolFamily.UNIX));
        try {
            channel.connect(unixAddress(address));
            return ready(address, channel);
        } catch (Throwable e) {
            close(channel);
            throw e;
        }
    }

    private QmpTransport ready(QmpAddress address, SocketChannel channel) throws IOException {
        if (!(address instanceof QmpAddress.Unix)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            KeepAlive.begin(channel);
        }
        return new ChannelTransport(address.toString(), channel);
    }

    private QmpTransport handshake(QmpAddress.Tls address, Socket socket, boolean client) throws IOException {
        step = client ? Step.AWAITING_TLS : Step.OFFERING_TLS;
        try {
            socket.setTcpNoDelay(true);
            KeepAlive.begin(socket);
            return TlsTransport.handshake(address, socket, client);
        } catch (Throwable e) {
            close(socket);
            throw e;
        }
    }

    private <C extends Closeable> C began(C resource) throws IOException {
        synchronized (lock) {
            if (!aborted) {
                underWay = resource;
                return resource;
            }
        }
        close(resource);
        throw new AsynchronousCloseException();
    }

    /** Closes a resource, and logs a failure. */
    public static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            LOG.log(Logger.Level.DEBUG, "closing a connection that could not be made", e);
        }
    }
}
