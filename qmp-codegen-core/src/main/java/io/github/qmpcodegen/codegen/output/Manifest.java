package io.github.qmpcodegen.codegen.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list of the files that were generated into a folder; a line each, with the checksum of the content, two blanks and
 * the path.
 */
final class Manifest {

    private static final String SEPARATOR = "  ";

    private final SortedMap<String, String> checksums;

    private Manifest(SortedMap<String, String> checksums) {
        this.checksums = Collections.unmodifiableSortedMap(checksums);
    }

    /** The manifest of files that are about to be written. */
    static Manifest of(Map<String, byte[]> files) {
        SortedMap<String, String> checksums = new TreeMap<>();
        files.forEach((path, content) -> checksums.put(path, ContentChecksum.of(content)));
        return new Manifest(checksums);
    }

    /** The manifest that a file holds; an empty one if there is no such file. Lines of another form are passed over. */
    static Manifest read(Path file) throws IOException {
        SortedMap<String, String> checksums = new TreeMap<>();
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return new Manifest(checksums);
        }
        text.lines().forEach(line -> {
            int separator = line.indexOf(SEPARATOR);
            if (separator > 0) {
                checksums.put(line.substring(separator + SEPARATOR.length()), line.substring(0, separator));
            }
        });
        return new Manifest(checksums);
    }

    /** The paths and checksums, in the order of the paths. */
    SortedMap<String, String> checksums() {
        return checksums;
    }

    /** Whether a file was generated with this content, its line ends apart. */
    boolean lists(String path, byte[] content) {
        String checksum = checksums.get(path);
        return ContentChecksum.of(content).equals(checksum)
                || ContentChecksum.of(LineEnds.ofUnix(content)).equals(checksum);
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        checksums.forEach((path, checksum) ->
                text.append(checksum).append(SEPARATOR).append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
