package io.github.qmpcodegen.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data of real QEMU releases that tests read: folders {@code corpus}, {@code transcripts} and {@code tools}.
 *
 * <p>The environment variable {@code QMP_TEST_DATA} names the folder that holds them; without it, a folder
 * {@code shared} beside the project's own is taken. They are no part of the project, for they are under QEMU's licence.
 */
public final class TestData {

    private TestData() {}

    /** The folder that holds the data, if there is one. */
    public static Optional<Path> root() {
        String named = System.getenv("QMP_TEST_DATA");
        Path root = named != null ? Path.of(named) : projectRoot().resolveSibling("shared");
        return Files.isDirectory(root.resolve("corpus")) ? Optional.of(root) : Optional.empty();
    }

    /**
     * A file or folder of the data.
     *
     * @throws IllegalStateException if there are no data; tests that call this carry {@link NeedsTestData}
     */
    public static Path path(String relative) {
        return root().orElseThrow(() -> new IllegalStateException("no test data; mark the test with @NeedsTestData"))
                .resolve(relative);
    }

    /** The releases in the corpus that have a certain file, in the order of their versions. */
    public static List<String> releasesWith(String file) {
        try (Stream<Path> folders = Files.list(path("corpus"))) {
            return folders.filter(folder -> Files.exists(folder.resolve(file)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted((a, b) ->
                            Runtime.Version.parse(normalised(a)).compareTo(Runtime.Version.parse(normalised(b))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The QAPI schemas in the corpus, each the file that includes all others of its interface: the server's, the guest
     * agent's and the storage daemon's of every release, as paths below the corpus.
     */
    public static List<String> qapiSchemas() {
        Path corpus = path("corpus");
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(file -> file.endsWith("qapi-schema.json"))
                    .map(file -> corpus.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events text of a release, wherever that release keeps it; empty when it has none. */
    public static Optional<Path> eventsOf(String release) {
        return Stream.of("QMP/qmp-events.txt", "docs/qmp/qmp-events.txt", "docs/qmp-events.txt")
                .map(file -> path("corpus").resolve(release).resolve(file))
                .filter(Files::exists)
                .findFirst();
    }

    /** The project's top folder. */
    public static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("qmp-codegen-core"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("tests must run inside the project");
            }
        }
        return folder;
    }

    /** Java's version numbers have no leading or trailing zeros; QEMU's do. */
    private static String normalised(String release) {
        String[] parts = release.split("\\.", -1);
        int[] numbers = new int[3];
        for (int i = 0; i < parts.length && i < 3; i++) {
            numbers[i] = Integer.parseInt(parts[i]);
        }
        return (numbers[0] + 1) + "." + numbers[1] + "." + (numbers[2] + 1);
    }
}
