package io.github.qmpcodegen.qmp;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Where a QMP server listens, or where QEMU finds us when it connects to us.
 *
 * <p>Immutable. {@code toString()} returns the form that {@link #parse(String, Supplier)} reads.
 */
public sealed interface QmpAddress {

    /**
     * Reads {@code unix:PATH} or {@code tcp:HOST:PORT}; an IPv6 address is in brackets.
     *
     * @param text the address as QEMU's {@code -qmp} option writes it, without options
     * @return the address
     * @throws IllegalArgumentException if it is neither
     */
    static QmpAddress parse(String text) {
        Objects.requireNonNull(text, "text");
        requireNoOptions(text);
        if (text.startsWith("unix:") && text.length() > "unix:".length()) {
            return unix(Path.of(text.substring("unix:".length())));
        }
        if (text.startsWith("tcp:")) {
            int colon = text.lastIndexOf(':');
            String host = colon > "tcp:".length() ? text.substring("tcp:".length(), colon) : "";
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            String port = text.substring(colon + 1);
            boolean isHost = !host.isEmpty() && !host.startsWith("//");
            if (isHost && port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535) {
                return tcp(host, Integer.parseInt(port));
            } else if (isHost && port.matches("-?\\d+")) {
                throw new IllegalArgumentException(
                        "not a QMP address: '" + text + "': a port is a number from 0 to 65535");
            }
        }
        throw new IllegalArgumentException("not a QMP address: '" + text + "': expected unix:PATH or tcp:HOST:PORT"
                + (text.startsWith("tls:") ? "; QmpAddress.tls makes one with TLS" : ""));
    }

    /**
     * Reads an address as people write it on a command line: what {@link #parse(String)} reads, {@code tls:HOST:PORT},
     * and the two forms of QEMU's own shell: a bare path, and {@code HOST:PORT}, where {@code :PORT} means this host.
     *
     * @param text the address
     * @param tls supplies the TLS context; called only if the address is one with TLS
     * @return the address
     * @throws IllegalArgumentException if it is not an address; the message is a sentence for the user
     */
    static QmpAddress parse(String text, Supplier<SSLContext> tls) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an address is missing: expected a socket's path, HOST:PORT, unix:PATH,"
                    + " tcp:HOST:PORT or tls:HOST:PORT");
        }
        requireNoOptions(text);
        if (text.startsWith("tls:")) {
            Tcp plain = (Tcp) parse("tcp:" + text.substring("tls:".length()));
            return tls(plain.host(), plain.port(), tls.get());
        }
        if (text.startsWith("unix:") || text.startsWith("tcp:")) {
            return parse(text);
        }
        if (text.matches("[^/]*:\\d{1,5}")) {
            return parse("tcp:" + (text.startsWith(":") ? "localhost" : "") + text);
        }
        return unix(Path.of(text));
    }

    /** Returns the address of a UNIX socket. Systems limit its path to about 107 bytes. */
    static QmpAddress unix(Path path) {
        return new Unix(path);
    }

    /** Returns the address of a TCP port. QMP has no passwords: whoever reaches the port controls the machine. */
    static QmpAddress tcp(String host, int port) {
        return new Tcp(host, port);
    }

    /**
     * Returns the address of a TCP port with TLS, as QEMU's character devices speak it with {@code tls-creds-x509}. The
     * server's certificate must name the host; a peer that connects to us must show a certificate that the context
     * trusts.
     *
     * @param host name or address
     * @param port the port
     * @param context holds the keys and the authorities to trust
     * @return the address
     */
    static QmpAddress tls(String host, int port, SSLContext context) {
        return new Tls(host, port, context, true);
    }

    /**
     * A UNIX socket.
     *
     * @param path the socket's path in the file system
     */
    record Unix(Path path) implements QmpAddress {
        /** Checks that it is not null. */
        public Unix {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /**
     * A TCP port.
     *
     * @param host name or address
     * @param port the port; when listening, 0 for any free one
     */
    record Tcp(String host, int port) implements QmpAddress {

        /**
         * Checks host and port.
         *
         * @param host name or address
         * @param port the port
         * @throws IllegalArgumentException if the host is empty, or the port out of range
         */
        public Tcp {
            requireHost(host);
            requirePort(port);
        }

        @Override
        public String toString() {
            return "tcp:" + bracketed(host) + ":" + port;
        }
    }

    /**
     * A TCP port with TLS.
     *
     * @param host name or address
     * @param port the port; when listening, 0 for any free one
     * @param context holds the keys and the authorities to trust
     * @param verifiesPeer whether the server's certificate must name the host, and a client of ours must have one
     */
    record Tls(String host, int port, SSLContext context, boolean verifiesPeer) implements QmpAddress {

        /**
         * Checks host and port.
         *
         * @param host name or address
         * @param port the port
         * @param context holds the keys and the authorities to trust
         * @param verifiesPeer whether the server's certificate must name the host, and a client of ours must have one
         * @throws IllegalArgumentException if the host is empty, or the port out of range
         */
        public Tls {
            requireHost(host);
            Objects.requireNonNull(context, "context");
            requirePort(port);
        }

        @Override
        public String toString() {
            return "tls:" + bracketed(host) + ":" + port;
        }
    }

    private static void requireNoOptions(String text) {
        Matcher option = Pattern.compile(",(server|wait|nowait|reconnect|reconnect-ms|abstract|tight|to|ipv4|ipv6"
                        + "|nodelay|id)(=[^,/]*)?(,[a-z0-9-]+(=[^,/]*)?)*$")
                .matcher(text);
        if (option.find()) {
            throw new IllegalArgumentException("not a QMP address: '" + text
                    + "': QEMU's options do not belong to it; leave out '" + text.substring(option.start()) + "'");
        }
    }

    private static void requireHost(String host) {
        if (Objects.requireNonNull(host, "host").isEmpty()) {
            throw new IllegalArgumentException("an empty host");
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
