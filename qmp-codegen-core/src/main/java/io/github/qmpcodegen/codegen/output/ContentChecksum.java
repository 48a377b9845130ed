package io.github.qmpcodegen.codegen.output;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Detects changed content, by its length and two checksums of 32 bits.
 *
 * <p>A change that neither a cyclic code nor a sum of positions shows would be an extremely rare accident. The JDK
 * computes both in native code, so at full speed from the first byte on, while SHA-256 in a JVM that has just started
 * takes longer than everything else that is needed to find out that nothing has changed. Not suitable for content that
 * somebody may want to forge.
 */
public final class ContentChecksum {

    private ContentChecksum() {}

    /** Returns the checksum of these bytes, a word of hexadecimal digits. */
    public static String of(byte[] content) {
        try {
            return of(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
    }

    /** Returns the checksum of a text. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the checksum of a file.
     *
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        // A third of the time that the channels of java.nio.file take for each of many small files.
        try (InputStream content = new FileInputStream(file.toFile())) {
            return of(content);
        }
    }

    private static String of(InputStream content) throws IOException {
        byte[] buffer = new byte[8192];
        CRC32 first = new CRC32();
        Adler32 second = new Adler32();
        long length = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            first.update(buffer, 0, read);
            second.update(buffer, 0, read);
            length += read;
        }
        HexFormat hex = HexFormat.of();
        return Long.toHexString(length) + "-" + hex.toHexDigits((int) first.getValue())
                + hex.toHexDigits((int) second.getValue());
    }
}
