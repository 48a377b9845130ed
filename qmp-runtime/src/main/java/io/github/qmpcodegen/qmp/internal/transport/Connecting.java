package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: {@link #open} waits, and {@link #abort} makes it end. That is how a deadline ends it, because
 * neither a UNIX socket's connect nor a TLS handshake has a timeout. An interrupt also ends the former, but not the
 * latter.
 */
public final class Connecting {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    /** Digits and dots, or colons: what is no name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    /** What the JDK says of an answer that is no TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    private final NameLookup names;
    private final Object lock = new Object();
    private @Nullable Closeable underWay;
    private boolean aborted;
    private volatile @Nullable String lookingUp;

    /** Creates the attempt, without starting it. */
    public Connecting(NameLookup names) {
        this.names = names;
    }

    /** The name that is being looked up; null if the attempt is not waiting for that. */
    public @Nullable String lookingUp() {
        return lookingUp;
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
                return open(address, unixAddress(unix));
            } catch (IOException e) {
                // The system says that the connection was refused.
                boolean socket = !Files.isRegularFile(unix.path()) && !Files.isDirectory(unix.path());
                throw socket ? e : new IOException("it is a file or a folder, not a socket", e);
            }
        }
        if (address instanceof QmpAddress.Tcp tcp) {
            return open(address, resolved(tcp.host(), tcp.port()));
        }
        QmpAddress.Tls tls = (QmpAddress.Tls) address;
        InetSocketAddress target = resolved(tls.host(), tls.port());
        Socket socket = began(new Socket());
        try {
            socket.connect(target);
        } catch (IOException | RuntimeException e) {
            close(socket);
            throw e;
        }
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

    private InetSocketAddress resolved(String host, int port) throws IOException {
        if (LITERAL.matcher(host).matches()) {
            return known(new InetSocketAddress(host, port));
        }
        CompletableFuture<InetAddress> found = names.find(host);
        lookingUp = host;
        began(() -> found.cancel(false));
        try {
            InetAddress address = found.get();
            lookingUp = null;
            return new InetSocketAddress(address, port);
        } catch (ExecutionException e) {
            lookingUp = null;
            throw new IOException("unknown host '" + host + "'", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the address of '" + host + "' was looked up", e);
        }
    }

    private static InetSocketAddress known(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("unknown host '" + address.getHostString() + "'");
        }
        return address;
    }

    private QmpTransport open(QmpAddress address, SocketAddress target) throws IOException {
        SocketChannel channel = began(
                target instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
                        : SocketChannel.open());
        try {
            channel.connect(target);
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
        try {
            socket.setTcpNoDelay(true);
            KeepAlive.begin(socket);
            SSLSocket tls = (SSLSocket)
                    address.context().getSocketFactory().createSocket(socket, address.host(), address.port(), true);
            tls.setUseClientMode(client);
            if (client && address.verifiesPeer()) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            if (!client && address.verifiesPeer()) {
                tls.setNeedClientAuth(true);
            }
            tls.startHandshake();
            return TlsTransport.over(address.toString(), tls, socket);
        } catch (Throwable e) {
            close(socket);
            if (e instanceof SSLException && NO_TLS.equals(e.getMessage())) {
                throw new SSLException("the answer is not TLS; use an address without TLS for a server without it", e);
            }
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
