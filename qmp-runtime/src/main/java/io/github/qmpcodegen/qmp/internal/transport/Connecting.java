package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: {@link #open} waits, on a thread of the connection, and {@link #abort} makes it end. That is
 * how a deadline or an interrupt of the caller ends it, since neither a UNIX socket's connect nor a TLS handshake takes
 * a time limit or is to be interrupted.
 */
public final class Connecting {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final Object lock = new Object();
    private @Nullable Closeable underWay;
    private boolean aborted;

    /**
     * Connects.
     *
     * @param address where to
     * @return the connected transport
     * @throws IOException if nobody listens there, TLS fails, or the attempt was aborted
     */
    public QmpTransport open(QmpAddress address) throws IOException {
        if (address instanceof QmpAddress.Unix unix) {
            return open(address, unixAddress(unix));
        }
        if (address instanceof QmpAddress.Tcp tcp) {
            return open(address, resolved(tcp.host(), tcp.port()));
        }
        QmpAddress.Tls tls = (QmpAddress.Tls) address;
        Socket socket = began(new Socket());
        socket.connect(resolved(tls.host(), tls.port()));
        return handshake(tls, socket, true);
    }

    /**
     * Takes an accepted connection.
     *
     * @param address at which it was accepted
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

    /** The socket address of a path. */
    public static UnixDomainSocketAddress unixAddress(QmpAddress.Unix address) {
        return UnixDomainSocketAddress.of(address.path());
    }

    private static InetSocketAddress resolved(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("unknown host '" + host + "'");
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
        } catch (IOException | RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private QmpTransport ready(QmpAddress address, SocketChannel channel) throws IOException {
        if (!(address instanceof QmpAddress.Unix)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
        return new ChannelTransport(address.toString(), channel);
    }

    private QmpTransport handshake(QmpAddress.Tls address, Socket socket, boolean client) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
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
        } catch (IOException | RuntimeException e) {
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

    private static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            LOG.log(Logger.Level.DEBUG, "closing a connection that did not come about", e);
        }
    }
}
