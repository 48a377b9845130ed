package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.PemFiles;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpListener;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLS with QEMU's own credentials, from certificates that are made here: on elliptic curves, for GnuTLS 3.7 as a client
 * keeps back a certificate signed with plain RSA from a JDK 25, which names that kind of signature for certificates only.
 */
@NeedsQemu({"qemu-system-x86_64", "openssl"})
@Timeout(120)
class TlsQemuTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=test authority",
                "-days",
                "2",
                "-addext",
                "keyUsage=critical,keyCertSign,digitalSignature",
                "-keyout",
                "ca-key.pem",
                "-out",
                "ca-cert.pem");
        for (String side : List.of("server", "client")) {
            Files.writeString(
                    folder.resolve(side + ".ext"),
                    "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=" + side
                            + "Auth\nkeyUsage=digitalSignature,keyEncipherment\nbasicConstraints=CA:FALSE\n");
            openssl(
                    "req",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:prime256v1",
                    "-nodes",
                    "-subj",
                    "/CN=localhost",
                    "-keyout",
                    side + "-key.pem",
                    "-out",
                    side + ".csr");
            openssl(
                    "x509",
                    "-req",
                    "-in",
                    side + ".csr",
                    "-CA",
                    "ca-cert.pem",
                    "-CAkey",
                    "ca-key.pem",
                    "-CAcreateserial",
                    "-days",
                    "2",
                    "-extfile",
                    side + ".ext",
                    "-out",
                    side + "-cert.pem");
        }
    }

    private static void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
        }
    }

    /** Trusts the test's authority; has the certificate of one side, or none. */
    private static SSLContext context(String side) {
        return PemFiles.context(
                folder.resolve("ca-cert.pem"),
                side.isEmpty() ? null : folder.resolve(side + "-cert.pem"),
                side.isEmpty() ? null : folder.resolve(side + "-key.pem"));
    }

    private static QemuProcess serving() {
        return Qemu.start(
                QmpOptions.standard(),
                "-object",
                "tls-creds-x509,id=tls0,endpoint=server,verify-peer=on,dir=" + folder,
                "-chardev",
                "socket,id=tls,host=127.0.0.1,port=0,server=on,wait=off,tls-creds=tls0",
                "-mon",
                "chardev=tls,mode=control");
    }

    private static int port(QemuProcess qemu) {
        for (var chardev : qemu.client().execute("query-chardev")) {
            if (chardev.path("label").asString("").equals("tls")) {
                return Integer.parseInt(chardev.path("filename").asString("").replaceAll(".*:(\\d+),.*", "$1"));
            }
        }
        throw new IllegalStateException("no TLS monitor");
    }

    @Test
    void aMonitorBehindTlsIsDrivenLikeAnyOther() throws Exception {
        try (QemuProcess qemu = serving();
                QmpClient client = QmpClient.connect(QmpAddress.tls("localhost", port(qemu), context("client")));
                var events = client.subscribe("STOP")) {
            assertTrue(client.execute("query-qmp-schema").size() > 100);
            client.execute("stop");
            events.next(LONG);
        }
    }

    @Test
    void aServerThatIsNotTrustedIsRefused() throws Exception {
        try (QemuProcess qemu = serving()) {
            QmpAddress address = QmpAddress.tls("localhost", port(qemu), SSLContext.getDefault());
            QmpConnectException e = assertThrows(QmpConnectException.class, () -> QmpClient.connect(address));
            assertInstanceOf(SSLException.class, e.getCause());
            assertTrue(String.valueOf(e.getMessage()).contains("none of the authorities"), e.toString());
        }
    }

    @Test
    void aServerWhoseCertificateNamesAnotherHostIsRefused() throws Exception {
        try (QemuProcess qemu = serving()) {
            // The loopback address that the certificate does not have.
            QmpAddress address = QmpAddress.tls("127.0.0.2", port(qemu), context("client"));
            assertThrows(QmpConnectException.class, () -> QmpClient.connect(address));
        }
    }

    @Test
    void aServerThatDemandsACertificateIsSaidTo() throws Exception {
        try (QemuProcess qemu = serving()) {
            QmpAddress address = QmpAddress.tls("localhost", port(qemu), context(""));
            QmpException e = assertThrows(QmpException.class, () -> QmpClient.connect(address));
            assertTrue(String.valueOf(e.getMessage()).contains("may demand a client certificate"), e.toString());
        }
    }

    @Test
    void anotherClientOfAMonitorBehindTlsIsSaidToBeThere() throws Exception {
        QmpOptions brief =
                QmpOptions.builder().connectTimeout(Duration.ofSeconds(1)).build();
        try (QemuProcess qemu = serving()) {
            QmpAddress address = QmpAddress.tls("localhost", port(qemu), context("client"));
            try (QmpClient first = QmpClient.connect(address)) {
                QmpTimeoutException e =
                        assertThrows(QmpTimeoutException.class, () -> QmpClient.connect(address, brief));
                assertTrue(String.valueOf(e.getMessage()).contains("another one may be connected"), e.toString());
                first.execute("query-status");
            }
        }
    }

    @Test
    void qemuConnectsToUsWithTls() throws Exception {
        try (QmpListener listener = QmpListener.open(new QmpAddress.Tls("localhost", 0, context("server"), true))) {
            int port = ((QmpAddress.Tls) listener.address()).port();
            try (QemuProcess qemu = Qemu.start(
                            QmpOptions.standard(),
                            "-object",
                            "tls-creds-x509,id=tls0,endpoint=client,dir=" + folder,
                            "-chardev",
                            "socket,id=tls,host=localhost,port=" + port + ",server=off,tls-creds=tls0",
                            "-mon",
                            "chardev=tls,mode=control");
                    QmpClient client = listener.accept(LONG, QmpOptions.standard())) {
                assertTrue(client.execute("query-status").has("status"));
                assertTrue(qemu.handle().isAlive());
            }
        }
    }

    @Test
    void aKeyOfRsaMayHaveItsOldForm() throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=old",
                "-keyout",
                "new.pem",
                "-out",
                "old.pem");
        openssl("rsa", "-in", "new.pem", "-traditional", "-out", "old-key.pem");
        assertTrue(Files.readString(folder.resolve("old-key.pem")).contains("BEGIN RSA PRIVATE KEY"));
        assertNotNull(PemFiles.context(null, folder.resolve("old.pem"), folder.resolve("old-key.pem")));
    }

    @Test
    void whatIsNoCertificateOrKeyIsSaidInASentence() throws Exception {
        Path certificate = folder.resolve("client-cert.pem");
        Path key = folder.resolve("client-key.pem");
        openssl("ec", "-in", "client-key.pem", "-out", "ec.pem");
        openssl("pkcs8", "-topk8", "-in", "client-key.pem", "-passout", "pass:changeit", "-out", "encrypted.pem");
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused("'" + key + "' has no certificate in PEM", key, null, null);
        assertRefused("'" + broken + "' has a broken certificate", broken, null, null);
        assertRefused("'" + certificate + "' has no key in PEM", null, certificate, certificate);
        assertRefused("is encrypted or in an old form", null, certificate, folder.resolve("encrypted.pem"));
        assertRefused("is encrypted or in an old form", null, certificate, folder.resolve("ec.pem"));
        assertRefused("does not belong to the certificate", null, certificate, folder.resolve("server-key.pem"));
        assertRefused("a certificate needs its key", null, certificate, null);
        assertRefused("a key needs its certificate", null, null, key);
        Path missing = folder.resolve("missing.pem");
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> PemFiles.context(missing, null, null));
        assertTrue(String.valueOf(e.getMessage()).startsWith("cannot read '" + missing + "'"), e.toString());
    }

    private static void assertRefused(
            String message, @Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> PemFiles.context(authority, certificate, key));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.toString());
    }
}
