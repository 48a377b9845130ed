package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection.
 *
 * <p>QEMU 7.2 asks the plain socket whether there is more to read, and not its TLS session, which has decrypted a whole
 * record: it leaves the end of each record unread until another one arrives, and a command without reply. So the line
 * end after a command is a record of its own.
 */
public final class TlsTransport implements QmpTransport {
    /** What may be missing where a server ends a connection with TLS; the end of a sentence. */
    public static final String CERTIFICATE_WANTED =
            ": the server may demand a client certificate, or not trust the one it got";

    /** What the JDK says of an answer that is no TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    /** What the JDK says, among other things, of a certificate that leads to no authority. */
    private static final String UNKNOWN_AUTHORITY = "unable to find valid certification path";

    /** What the JDK says, among other things, if the peer refuses our certificate, or that we have none. */
    private static final Pattern CERTIFICATE_REFUSED =
            Pattern.compile("Received fatal alert: \\w*(certificate|unknown_ca)");

    private final StreamTransport streams;

    private TlsTransport(StreamTransport streams) {
        this.streams = streams;
    }

    /**
     * Begins TLS on a connection.
     *
     * @param address what is to be verified of the peer, and by which context
     * @param socket the connection
     * @param client whether this is the side that has connected
     * @throws SSLException if the peer refuses, or is refused
     */
    static TlsTransport handshake(QmpAddress.Tls address, Socket socket, boolean client) throws IOException {
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
        try {
            tls.startHandshake();
        } catch (SSLException e) {
            throw explained(e, client);
        }
        // The plain socket below is what is closed, at once, where closing TLS would wait.
        return new TlsTransport(
                new StreamTransport(address.toString(), tls.getInputStream(), tls.getOutputStream(), socket));
    }

    private static SSLException explained(SSLException failure, boolean client) {
        String message = String.valueOf(failure.getMessage());
        if (message.equals(NO_TLS)) {
            return new SSLException(
                    "the answer is not TLS; use an address without TLS for a server without it", failure);
        }
        if (message.contains(UNKNOWN_AUTHORITY)) {
            return new SSLException(
                    "none of the authorities that are trusted here has signed the peer's certificate (" + message + ")",
                    failure);
        }
        if (client && CERTIFICATE_REFUSED.matcher(message).find()) {
            return new SSLException(message + CERTIFICATE_WANTED, failure);
        }
        return failure;
    }

    @Override
    public String peer() {
        return streams.peer();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return streams.read(target);
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException {
        int end = message.limit();
        if (message.remaining() > 1) {
            message.limit(end - 1);
            streams.write(message, descriptors);
            message.limit(end);
        }
        streams.write(message, List.of());
    }

    @Override
    public void close() {
        streams.close();
    }
}
