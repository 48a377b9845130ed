package io.github.qmpcodegen.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A project that uses the plugin, to be edited and built again by the script that checks it. */
public final class ConsumerBuild {

    /** Older than anything that a build writes. */
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final Path folder;
    private final List<String> maven;
    private int runs;

    /**
     * A project.
     *
     * @param folder its folder
     * @param mavenHome the Maven to build it with
     * @param repository the local repository
     */
    public ConsumerBuild(File folder, String mavenHome, File repository) {
        this.folder = folder.toPath();
        this.maven = List.of(
                Path.of(mavenHome, "bin", File.separatorChar == '/' ? "mvn" : "mvn.cmd")
                        .toString(),
                "-B",
                "-s",
                folder.toPath().resolveSibling("interpolated-settings.xml").toString(),
                "-Dmaven.repo.local=" + repository,
                // The repository of the outer build is a folder: reading it is no use of the network.
                "-o",
                "-Daether.offline.protocols=file");
    }

    /** Builds it without any network, and waits for the end. */
    public Run mvn(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(maven);
        command.addAll(List.of(arguments));
        Path log = folder.resolve("build-" + ++runs + ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("still building after five minutes, see " + log);
        }
        return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    /** A file of the project. */
    public Path file(String path) {
        return folder.resolve(path);
    }

    /** Replaces a text in a file; it must be there. */
    public void edit(String path, String old, String replacement) throws IOException {
        String text = Files.readString(file(path));
        if (!text.contains(old)) {
            throw new IllegalArgumentException("'" + old + "' is not in " + path);
        }
        Files.writeString(file(path), text.replace(old, replacement));
    }

    /** Makes all files below a folder look old, so that any that is written again shows. */
    public void age(String below) throws IOException {
        for (Path file : files(below)) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }
    }

    /** The names of the files below a folder that have been written since they were {@linkplain #age aged}. */
    public List<String> written(String below) throws IOException {
        return files(below).stream()
                .filter(file -> !modified(file).equals(LONG_AGO))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /** The contents of the files below a folder. */
    public Map<String, String> contents(String below) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(below)) {
            contents.put(file(below).relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
        return contents;
    }

    private List<Path> files(String below) throws IOException {
        if (!Files.exists(file(below))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(file(below))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A build that has ended.
     *
     * @param exit its exit code
     * @param log what it printed
     */
    public record Run(int exit, String log) {

        /** Whether it printed a line that contains a text. */
        public boolean says(String text) {
            return log.contains(text);
        }
    }
}
