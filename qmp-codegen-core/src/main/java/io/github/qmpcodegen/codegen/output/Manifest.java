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
 * The list of the files that were generated into a folder, with the hashes of their contents; a line each, in the format
 * of {@code sha256sum}.
 */
final class Manifest {

    private static final String SEPARATOR = "  ";

    private final SortedMap<String, String> hashes;

    private Manifest(SortedMap<String, String> hashes) {
        this.hashes = Collections.unmodifiableSortedMap(hashes);
    }

    /** The manifest of files that are about to be written. */
    static Manifest of(Map<String, byte[]> files) {
        SortedMap<String, String> hashes = new TreeMap<>();
        files.forEach((path, content) -> hashes.put(path, ContentHash.of(content)));
        return new Manifest(hashes);
    }

    /** The manifest that a file holds; an empty one if there is no such file. Lines of another form are passed over. */
    static Manifest read(Path file) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return new Manifest(hashes);
        }
        text.lines().forEach(line -> {
            int separator = line.indexOf(SEPARATOR);
            if (separator > 0) {
                hashes.put(line.substring(separator + SEPARATOR.length()), line.substring(0, separator));
            }
        });
        return new Manifest(hashes);
    }

    /** The paths and hashes, in the order of the paths. */
    SortedMap<String, String> hashes() {
        return hashes;
    }

    /** Whether a file was generated with this content. */
    boolean lists(String path, byte[] content) {
        return ContentHash.of(content).equals(hashes.get(path));
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        hashes.forEach(
                (path, hash) -> text.append(hash).append(SEPARATOR).append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
