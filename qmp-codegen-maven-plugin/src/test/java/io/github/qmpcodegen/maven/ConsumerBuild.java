package io.github.qmpcodegen.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project that uses the plugin, to be edited and built again by the script that checks it. */
public final class ConsumerBuild {

    /** Older than anything that a build writes. */
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    /** For programs that end before it pays to optimise them: a build takes half the time. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path folder;
    private final String mavenHome;
    private final File repository;
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
        this.mavenHome = mavenHome;
        this.repository = repository;
    }

    /** Builds it, with nothing but what the build of the plugin has downloaded, and waits for the end. */
    public Run mvn(String... arguments) throws IOException, InterruptedException {
        // The repository of the outer build is a folder: reading it is no use of the network.
        return maven(arguments, "-Daether.offline.protocols=file");
    }

    /** Builds it with nothing but its own local repository, and waits for the end. */
    public Run mvnOffline(String... arguments) throws IOException, InterruptedException {
        return maven(arguments);
    }

    private Run maven(String[] arguments, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(mavenHome, "bin", File.separatorChar == '/' ? "mvn" : "mvn.cmd")
                        .toString(),
                "-B",
                "-o",
                "-s",
                folder.resolveSibling("interpolated-settings.xml").toString(),
                "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(options));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs a Java program in the project's folder, and waits for the end. */
    public Run java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("build-" + ++runs + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MAVEN_OPTS", SHORT_LIVED);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after five minutes, see " + log);
        }
        return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    /** The same project in another folder, with everything that was built. */
    public ConsumerBuild movedTo(String name) throws IOException {
        Path other = folder.resolveSibling(name);
        Files.move(folder, other);
        return new ConsumerBuild(other.toFile(), mavenHome, repository);
    }

    /** Installs the plugin once more, as another version of itself. */
    public void installPluginAs(String version, String other) throws IOException {
        Path versions = repository.toPath().resolve("io/github/qmpcodegen/qmp-codegen-maven-plugin");
        String name = "qmp-codegen-maven-plugin-";
        Path from = versions.resolve(version);
        Path to = Files.createDirectories(versions.resolve(other));
        copyAs(from.resolve(name + version + ".pom"), to.resolve(name + other + ".pom"), version, other);
        Path jar = to.resolve(name + other + ".jar");
        Files.copy(from.resolve(name + version + ".jar"), jar, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            Path descriptor = content.getPath("META-INF/maven/plugin.xml");
            copyAs(descriptor, descriptor, version, other);
        }
    }

    /** The first version that a POM or descriptor of the plugin names is its own. */
    private static void copyAs(Path from, Path to, String version, String other) throws IOException {
        String old = "<version>" + version + "</version>";
        Files.writeString(
                to, Files.readString(from).replaceFirst(Pattern.quote(old), "<version>" + other + "</version>"));
    }

    /** The names of the parameters of a goal that users can set. */
    public static Set<String> parametersOf(String goal) throws IOException {
        return PluginDescription.read().parameters(goal).keySet();
    }

    /** Deletes a file, or a folder with all that is in it. */
    public void delete(String path) throws IOException {
        try (Stream<Path> all = Files.walk(file(path))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** The build that came before the script. */
    public Run first() throws IOException {
        return new Run(0, Files.readString(file("build.log"), StandardCharsets.UTF_8));
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

        /** The lines that a goal printed, all of its executions together. */
        public List<String> linesOf(String goal) {
            return linesOf(goal, "");
        }

        /** The lines that a goal printed in a module. */
        public List<String> linesOf(String goal, String module) {
            Predicate<String> wanted =
                    Pattern.compile("--- \\S+:\\S+:" + goal + " .*@ " + module).asPredicate();
            List<String> lines = new ArrayList<>();
            boolean ofGoal = false;
            for (String line : log.lines().toList()) {
                if (line.contains("--- ")) {
                    ofGoal = wanted.test(line);
                } else if (ofGoal && !line.strip().equals("[INFO]")) {
                    lines.add(line);
                }
            }
            return lines;
        }

        /** Whether it printed a line that contains a text. */
        public boolean says(String text) {
            return log.contains(text);
        }
    }
}
