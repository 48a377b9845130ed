package io.github.qmpcodegen.codegen.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentChecksumTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isMadeOfTheLengthAndOfCrc32AndAdler32() {
        // The check values of both, as catalogues give them for these nine characters.
        assertEquals("9-cbf43926091e01de", ContentChecksum.of("123456789"));
        assertEquals("0-0000000000000001", ContentChecksum.of(""));
    }

    @Test
    void everyBitCounts() {
        byte[] content = new byte[10_000];
        Set<String> checksums = new HashSet<>(Set.of(ContentChecksum.of(content)));
        for (int bit = 0; bit < content.length * 8; bit += 7) {
            content[bit / 8] ^= (byte) (1 << bit % 8);
            checksums.add(ContentChecksum.of(content));
            content[bit / 8] ^= (byte) (1 << bit % 8);
        }

        assertEquals(1 + (content.length * 8 + 6) / 7, checksums.size());
    }

    @Test
    void aFileHasThatOfItsContent() throws IOException {
        Path file = folder.resolve("file");
        byte[] content = new byte[20_000];
        content[19_999] = 1;
        Files.write(file, content);

        assertEquals(ContentChecksum.of(content), ContentChecksum.of(file));
        assertThrows(FileNotFoundException.class, () -> ContentChecksum.of(folder.resolve("missing")));
    }
}
