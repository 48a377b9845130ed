package io.github.qmpcodegen.samples.qmpshell.server;

import io.github.qmpcodegen.qmp.QmpAddress;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Addresses as people write them: {@code unix:PATH}, {@code tcp:HOST:PORT}, {@code tls:HOST:PORT}, and the two forms of
 * QEMU's own shell, a bare path and {@code HOST:PORT}.
 */
public final class Addresses {

    private static final Pattern HOST_AND_PORT = Pattern.compile("([^/]*):(\\d{1,5})");

    private Addresses() {}

    /**
     * Reads an address. With {@code tls:}, certificates are those that the JVM is told of by its system properties.
     *
     * @throws IllegalArgumentException if it is none; the message is a sentence for the user
     */
    public static QmpAddress parse(String text) {
        if (text.startsWith("tls:")) {
            QmpAddress.Tcp plain = (QmpAddress.Tcp) QmpAddress.parse("tcp:" + text.substring("tls:".length()));
            return QmpAddress.tls(plain.host(), plain.port(), trust());
        }
        if (text.startsWith("unix:") || text.startsWith("tcp:")) {
            return QmpAddress.parse(text);
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "an address is missing: expected a socket's path, HOST:PORT, unix:PATH, tcp:HOST:PORT or tls:HOST:PORT");
        }
        Matcher matcher = HOST_AND_PORT.matcher(text);
        if (matcher.matches()) {
            String host = matcher.group(1);
            return QmpAddress.parse("tcp:" + (host.isEmpty() ? "localhost" : host) + ":" + matcher.group(2));
        }
        return QmpAddress.unix(Path.of(text));
    }

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("the JVM's TLS settings cannot be used: " + e.getMessage(), e);
        }
    }
}
