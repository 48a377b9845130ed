package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final String SCHEMA = "{ 'command': 'stop' }\n";

    @TempDir
    private static Path shared;

    /** The class path of this test as jars, for a JVM makes no archive of folders. */
    private static List<Path> jars = List.of();

    @TempDir
    private Path folder;

    private Path cache = Path.of("");
    private Path archives = Path.of("");
    private String jar = "";

    @BeforeAll
    static void packFolders() throws IOException {
        List<Path> packed = new ArrayList<>();
        for (Path entry : classPath()) {
            packed.add(Files.isDirectory(entry) ? pack(entry, shared.resolve(packed.size() + ".jar")) : entry);
        }
        jars = packed;
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    @BeforeEach
    void makeFolders() throws IOException {
        cache = folder.resolve("cache");
        archives = Files.createDirectories(cache.resolve("qmp-codegen"));
        jar = jar("cli.jar", jars);
        Files.writeString(folder.resolve("a.json"), SCHEMA);
    }

    @Test
    void theSecondRunUsesWhatTheFirstHasMade() throws Exception {
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            archives.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            ClassArchive archive = archive(Map.of());
            assertFalse(archive.isMade());

            String first = run(0, JAVA, "-jar", jar, "export", "a.json");
            await(changes, file(archive));

            assertTrue(archive.isMade());
            assertEquals(first, run(0, JAVA, "-jar", jar, "export", "a.json"));
            assertEquals(first, runLogged(archive, "export", "a.json"));
            List<String> loaded = loaded();
            List<String> fromElsewhere = loaded.stream()
                    .filter(line -> line.contains("qmpcodegen") && !line.contains("shared objects file"))
                    .filter(line -> !line.contains("LambdaForm"))
                    .toList();
            assertTrue(loaded.stream().anyMatch(line -> line.contains(RootCommand.class.getName() + " ")));
            assertTrue(
                    fromElsewhere.size() < loaded.size() / 50,
                    () -> fromElsewhere.size() + " classes are not from the archive, such as " + fromElsewhere.get(0));
        }
    }

    @Test
    void ofSeveralAtTheSameTimeOneMakesItAndAllRunsSucceed() throws Exception {
        ClassArchive archive = archive(Map.of());
        List<Process> runs = new ArrayList<>();
        List<Process> makers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(start(JAVA, "-jar", jar, "export", "a.json"));
            makers.add(start(
                    JAVA,
                    "-cp",
                    jar,
                    ClassArchiveMaker.class.getName(),
                    JAVA,
                    file(archive).toString()));
        }

        for (Process run : runs) {
            assertTrue(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("["));
            assertEquals(0, run.waitFor());
        }
        for (Process maker : makers) {
            assertEquals("", new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, maker.waitFor());
        }

        waitForMakers();
        assertTrue(archive.isMade());
        assertEquals(List.of(file(archive).getFileName().toString(), "lock"), names());
    }

    @Test
    void anotherJarOrJdkHasAnotherArchive() throws Exception {
        ClassArchive archive = archive(Map.of());
        assertEquals(file(archive), file(archive(Map.of())));

        String copy = jar("copy.jar", jars);
        assertNotEquals(file(archive), file(of(copy, JAVA)));
        assertNotEquals(file(archive), file(of(jar, "/another/java")));
        Files.setLastModifiedTime(Path.of(jar), FileTime.fromMillis(1000));
        Path touched = file(archive(Map.of()));
        assertNotEquals(file(archive), touched);
        Files.write(Path.of(jar), new byte[] {0}, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(Path.of(jar), FileTime.fromMillis(1000));
        assertNotEquals(touched, file(archive(Map.of())));
    }

    @Test
    void whoWantsNoneOrIsInContinuousIntegrationHasNone() {
        assertTrue(optional(Map.of()).isPresent());
        assertTrue(optional(Map.of("QMP_CODEGEN_ARCHIVE", "off")).isEmpty());
        assertTrue(optional(Map.of("CI", "true")).isEmpty());
        assertTrue(optional(Map.of("CI", "")).isPresent());
        assertTrue(optional(Map.of("CI", "false")).isPresent());
        assertTrue(optional(Map.of("CI", "true", "QMP_CODEGEN_ARCHIVE", "on")).isPresent());
    }

    @Test
    void runsThatSwitchItOffWriteNothing() throws Exception {
        Files.delete(archives);
        ProcessBuilder builder = builder(JAVA, "-jar", jar, "export", "a.json");
        builder.environment().put("CI", "true");

        Process process = builder.start();
        process.getInputStream().readAllBytes();

        assertEquals(0, process.waitFor());
        assertFalse(Files.exists(cache.resolve("qmp-codegen")));
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoFailure() throws Exception {
        Files.delete(archives);
        Files.delete(cache);
        Files.writeString(cache, "no folder");

        assertFalse(archive(Map.of()).isDue());
        assertTrue(run(0, JAVA, "-jar", jar, "export", "a.json").startsWith("["));
    }

    @Test
    void whatCannotBeMadeIsNotTriedAgainTheSameDay() throws Exception {
        String folders = jar("folders.jar", classPath());
        ClassArchive archive = of(folders, JAVA);

        run(
                0,
                JAVA,
                "-cp",
                folders,
                ClassArchiveMaker.class.getName(),
                JAVA,
                file(archive).toString());

        assertFalse(archive.isMade());
        assertEquals(0, Files.size(file(archive)));
        assertFalse(archive.isDue());
        Files.setLastModifiedTime(file(archive), FileTime.fromMillis(1000));
        assertTrue(archive.isDue());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000_000})
    void aBrokenArchiveChangesNothing(int bytes) throws Exception {
        String expected = run(0, JAVA, "-cp", jar, RootCommand.class.getName(), "export", "a.json");
        Files.write(file(archive(Map.of())), new byte[bytes]);

        assertEquals(expected, run(0, JAVA, "-jar", jar, "export", "a.json"));
    }

    @Test
    void whatJavaThinksOfAnArchiveIsToldToThoseWhoAsk() throws Exception {
        Files.write(file(archive(Map.of())), new byte[1_000_000]);

        String explained = run(0, JAVA, "-jar", jar, "export", "a.json", "--debug");

        assertTrue(explained.contains("nable to map shared spaces") || explained.contains("nable to use"), explained);
    }

    @Test
    void fourArchivesAreKept() throws Exception {
        for (int i = 0; i < 6; i++) {
            Path old = Files.writeString(archives.resolve(i + ".jsa"), "old");
            Files.setLastModifiedTime(old, FileTime.fromMillis(1000 + i));
        }
        ClassArchive archive = archive(Map.of());

        run(
                0,
                JAVA,
                "-cp",
                jar,
                ClassArchiveMaker.class.getName(),
                JAVA,
                file(archive).toString());

        assertTrue(archive.isMade());
        assertEquals(
                Stream.of("3.jsa", "4.jsa", "5.jsa", file(archive).getFileName().toString(), "lock")
                        .sorted()
                        .toList(),
                names());
    }

    @Test
    void itIsTrainedWithAllThatVerbsWrite() throws IOException {
        Training.run(folder);

        for (String path : List.of(
                "java/p/machine/QemuCommands.java",
                "java/p/monitor/QemuCommands.java",
                "java/p/qapi/QemuCommands.java",
                "java/p/all/QemuCommands.java",
                "html/index.html",
                "markdown/index.md")) {
            assertTrue(Files.exists(folder.resolve(path)), path);
        }
    }

    private ClassArchive archive(Map<String, String> environment) {
        return optional(environment).orElseThrow();
    }

    private Optional<ClassArchive> optional(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("XDG_CACHE_HOME", cache.toString());
        return ClassArchive.of(jar, JAVA, all);
    }

    private ClassArchive of(String path, String java) {
        return ClassArchive.of(path, java, Map.of("XDG_CACHE_HOME", cache.toString()))
                .orElseThrow();
    }

    private static Path file(ClassArchive archive) {
        return Path.of(archive.options(false).get(0).replace("-XX:SharedArchiveFile=", ""));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void await(WatchService changes, Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            WatchKey key = changes.poll(120, TimeUnit.SECONDS);
            assertTrue(key != null, "nobody makes the archive");
            key.pollEvents();
            key.reset();
        }
    }

    /** Those hold the lock that make something, and those that come later find that there is nothing to do. */
    private void waitForMakers() throws IOException {
        try (FileChannel channel = FileChannel.open(archives.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
        }
    }

    private String runLogged(ClassArchive archive, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(ChildJvm.options());
        command.addAll(archive.options(false));
        command.addAll(List.of("-Xlog:class+load:file=loaded", "-cp", jar, RootCommand.class.getName()));
        command.addAll(List.of(args));
        return run(0, command.toArray(String[]::new));
    }

    private List<String> loaded() throws IOException {
        return Files.readAllLines(folder.resolve("loaded"));
    }

    private String run(int exitCode, String... command) throws Exception {
        Process process = start(command);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exitCode, process.waitFor(), printed);
        return printed;
    }

    private Process start(String... command) throws IOException {
        return builder(command).start();
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(
                        List.of("CI", "QMP_CODEGEN_ARCHIVE", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        return builder;
    }

    private String jar(String name, List<Path> classPath) throws IOException {
        // What makes archives understands no other paths in a manifest than those from the jar on.
        return ManifestJar.write(
                folder.resolve(name),
                classPath.stream()
                        .map(entry -> folder.relativize(entry) + (Files.isDirectory(entry) ? "/" : ""))
                        .collect(Collectors.joining(" ")));
    }

    private static Path pack(Path classes, Path target) throws IOException {
        try (Stream<Path> walked = Files.walk(classes);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(target))) {
            for (Path file : walked.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return target;
    }
}
