package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The trees of all releases among the test data, by release. */
final class AllReleases {

    private AllReleases() {}

    /** Those from a release on, below the root of the test data. */
    static NavigableMap<Release, String> from(String first) {
        return from(first, "");
    }

    /** Those from a release on that have a file. */
    static NavigableMap<Release, String> from(String first, String file) {
        Path root = TestData.root().orElseThrow();
        NavigableMap<Release, String> trees = new TreeMap<>();
        for (String group : new String[] {"corpus", "releases"}) {
            try (Stream<Path> folders = Files.list(root.resolve(group))) {
                folders.forEach(folder -> Release.of(String.valueOf(folder.getFileName()))
                        .filter(release -> release.compareTo(Release.of(first).orElseThrow()) >= 0)
                        .filter(release -> Files.exists(folder.resolve(file)))
                        .ifPresent(release -> trees.put(
                                release, root.relativize(folder.resolve(file)).toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return trees;
    }

    /** The labelled sources of trees. */
    static Sources sources(NavigableMap<Release, String> trees) {
        return Sources.of(trees.entrySet().stream()
                .map(tree -> tree.getKey() + "=" + tree.getValue())
                .toList());
    }
}
