package io.github.qmpcodegen.qmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads TLS settings from PEM files, such as those of QEMU's {@code tls-creds-x509}: {@code ca-cert.pem},
 * {@code client-cert.pem} and {@code client-key.pem}.
 */
public final class PemFiles {
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    /** What stands before a key of RSA in PKCS #1 to make it one in PKCS #8: version 0 and the name of the algorithm. */
    private static final String RSA = "020100300d06092a864886f70d0101010500";

    /** How keys of the common algorithms sign. */
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 4;

    private PemFiles() {}

    /**
     * Reads a client's settings, for {@link QmpAddress#tls}.
     *
     * @param authority the certificates of the authorities to trust; null for those that the JVM trusts
     * @param certificate the client's own certificate, for servers that ask for one ({@code verify-peer=on}), followed
     *     by those that lead to its authority; null for none
     * @param key the key of that certificate, neither encrypted nor in OpenSSL's old format for elliptic curves; null
     *     for none
     * @return the settings
     * @throws IllegalArgumentException if a file does not contain what it should, or only one of certificate and key is
     *     given; the message is a sentence for the user
     * @throws UncheckedIOException if a file cannot be read; the message names it
     */
    public static SSLContext context(@Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {
        if (certificate != null && key == null) {
            throw new IllegalArgumentException(
                    "a certificate needs its key: name the key's file, or the same file again if it has both");
        }
        if (key != null && certificate == null) {
            throw new IllegalArgumentException("a key needs its certificate");
        }
        try {
            if (authority == null && certificate == null) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    certificate == null || key == null ? null : own(certificate, key),
                    authority == null ? null : trusting(authority),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the TLS settings cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store is not read", e);
        }
    }

    private static TrustManager[] trusting(Path authority) throws GeneralSecurityException, IOException {
        KeyStore trusted = emptyStore();
        for (Certificate certificate : certificates(authority)) {
            trusted.setCertificateEntry("authority " + trusted.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static KeyManager[] own(Path certificate, Path key) throws GeneralSecurityException, IOException {
        List<Certificate> chain = certificates(certificate);
        PublicKey certified = chain.get(0).getPublicKey();
        PrivateKey own = key(key, certified.getAlgorithm());
        if (!belongs(own, certified)) {
            throw new IllegalArgumentException(
                    "the key in '" + key + "' does not belong to the certificate in '" + certificate + "'");
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("own", own, new char[0], chain.toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    /** Whether what a key signs is verified by the other one; true also where it cannot be tried. */
    private static boolean belongs(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String signing = SIGNATURES.get(certified.getAlgorithm());
        if (signing == null) {
            return true;
        }
        Signature signature = Signature.getInstance(signing);
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        return signature.verify(signed);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws CertificateException {
        String text = read(file);
        // Tools put text before a certificate.
        String pem = CERTIFICATE.matcher(text).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        if (pem.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + file + "' has no certificate in PEM (-----BEGIN CERTIFICATE-----)");
        }
        try {
            return List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("'" + file + "' has a broken certificate: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws GeneralSecurityException {
        Matcher found = KEY.matcher(read(file));
        if (!found.find()) {
            throw new IllegalArgumentException("'" + file + "' has no key in PEM (-----BEGIN PRIVATE KEY-----)");
        }
        String kind = found.group(1);
        if (kind.startsWith("E") || found.group(2).contains(":")) {
            throw new IllegalArgumentException("the key in '" + file
                    + "' is encrypted or in an old form; 'openssl pkcs8 -topk8 -nocrypt' converts it");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            kind.startsWith("RSA")
                                    ? der(SEQUENCE, HexFormat.of().parseHex(RSA), der(OCTET_STRING, bytes))
                                    : bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the key in '" + file + "' is not the key of a certificate with " + algorithm + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** A value in DER, with its length in two bytes, which is enough for a key. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(
                new byte[] {(byte) tag, (byte) 0x82, (byte) (content.size() >> Byte.SIZE), (byte) content.size()});
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    /** Returns what is wrong; the messages of the commonest failures are the file's name alone. */
    private static @Nullable String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + file + "': " + reason(e), e);
        }
    }
}
