package io.github.qmpcodegen.codegen.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The list of the files that were generated into a folder, and while a run writes also of those that it is about to
 * write, so that whatever happens to the run, no file of ours is taken for somebody else's.
 *
 * <p>A line each, with the checksum of the content, two blanks and the path; a question mark before what may not have
 * been written yet. A path may have several lines.
 */
final class Manifest {

    private static final String SEPARATOR = "  ";
    private static final String PLANNED = "?";

    /** The checksums by path; a planned one begins with {@link #PLANNED}. */
    private final SortedMap<String, SortedSet<String>> checksums;

    private Manifest(SortedMap<String, SortedSet<String>> checksums) {
        this.checksums = Collections.unmodifiableSortedMap(checksums);
    }

    /** The manifest of files that are written. */
    static Manifest of(Map<String, byte[]> files) {
        SortedMap<String, SortedSet<String>> checksums = new TreeMap<>();
        files.forEach((path, content) -> add(checksums, path, ContentChecksum.of(content)));
        return new Manifest(checksums);
    }

    /** The manifest that a file holds; an empty one if there is no such file. Lines of another form are passed over. */
    static Manifest read(Path file) throws IOException {
        SortedMap<String, SortedSet<String>> checksums = new TreeMap<>();
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return new Manifest(checksums);
        }
        text.lines().forEach(line -> {
            int separator = line.indexOf(SEPARATOR);
            if (separator > 0) {
                add(checksums, line.substring(separator + SEPARATOR.length()), line.substring(0, separator));
            }
        });
        return new Manifest(checksums);
    }

    /** The same, and files that are about to be written. */
    Manifest planning(Map<String, byte[]> files) {
        SortedMap<String, SortedSet<String>> all = copy();
        files.forEach((path, content) -> {
            if (!lists(path, content)) {
                add(all, path, PLANNED + ContentChecksum.of(content));
            }
        });
        return new Manifest(all);
    }

    /** The same files, none of which anybody wants any more. */
    Manifest abandoned() {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        checksums.forEach((path, sums) -> sums.forEach(sum -> add(all, path, PLANNED + unmarked(sum))));
        return new Manifest(all);
    }

    /** The same, and what another says of these paths. */
    Manifest keeping(Iterable<String> paths, Manifest other) {
        SortedMap<String, SortedSet<String>> all = copy();
        for (String path : paths) {
            all.put(path, other.checksums.getOrDefault(path, Collections.emptySortedSet()));
        }
        return new Manifest(all);
    }

    /** The paths, in their order. */
    Set<String> paths() {
        return checksums.keySet();
    }

    /** Whether there is no file that is certain to have been written and to be wanted. */
    boolean isUncertain() {
        return checksums.keySet().stream().noneMatch(this::isWritten);
    }

    /** Whether a file of this path was written, whatever is in it now. */
    boolean isWritten(String path) {
        return sums(path).stream().anyMatch(sum -> !sum.startsWith(PLANNED));
    }

    /** Whether a file has the content that was, or was about to be written, its line ends apart. */
    boolean lists(String path, byte[] content) {
        Set<String> known = new HashSet<>();
        sums(path).forEach(sum -> known.add(unmarked(sum)));
        return !known.isEmpty()
                && (known.contains(ContentChecksum.of(content))
                        || known.contains(ContentChecksum.of(LineEnds.ofUnix(content))));
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        checksums.forEach((path, sums) -> sums.forEach(
                sum -> text.append(sum).append(SEPARATOR).append(path).append('\n')));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Set<String> sums(String path) {
        return checksums.getOrDefault(path, Collections.emptySortedSet());
    }

    private SortedMap<String, SortedSet<String>> copy() {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        checksums.forEach((path, sums) -> copy.put(path, new TreeSet<>(sums)));
        return copy;
    }

    private static void add(SortedMap<String, SortedSet<String>> checksums, String path, String checksum) {
        checksums.computeIfAbsent(path, key -> new TreeSet<>()).add(checksum);
    }

    private static String unmarked(String checksum) {
        return checksum.startsWith(PLANNED) ? checksum.substring(PLANNED.length()) : checksum;
    }
}
