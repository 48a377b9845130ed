package io.github.qmpcodegen.codegen.cli;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Creates a {@link ClassArchive} in a separate process: one JVM runs all verbs and records which classes they need,
 * another one puts these into the archive.
 *
 * <p>If several run at the same time, one creates it and the others give up. An incomplete archive has another name.
 */
public final class ClassArchiveMaker {

    /** The suffix of the names of archives. */
    static final String SUFFIX = ".jsa";

    /** The minimum size of an archive; JVMs refuse smaller files, too, but some crash when asked to say so. */
    static final long LEAST_BYTES = 1 << 16;

    /** How many archives to keep: enough for a user who switches between a few jars and JDKs. */
    private static final int KEPT = 4;

    private final String java;
    private final Path archive;
    private final Path folder;
    private final Path work;

    private ClassArchiveMaker(String java, Path archive) {
        this.java = java;
        this.archive = archive;
        this.folder = archive.resolveSibling("");
        this.work = folder.resolve("making");
    }

    /**
     * Creates an archive of the jar that is the class path of this process.
     *
     * @param args the program that starts a JVM, and the path of the archive
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new ClassArchiveMaker(args[0], Path.of(args[1])).make();
    }

    private void make() throws IOException, InterruptedException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null || archive.toFile().length() >= LEAST_BYTES) {
                return;
            }
            // Also what a process has left that was ended.
            delete(work);
            Files.createDirectory(work);
            try {
                Path made = work.resolve("classes" + SUFFIX);
                if (!dump(made)) {
                    // Where it cannot be made, an empty one keeps the next runs from trying it.
                    Files.deleteIfExists(made);
                    Files.createFile(made);
                }
                // JVMs write it read-only, and some systems move and delete no such file.
                made.toFile().setWritable(true, true);
                // A JVM trusts it: it must be whole whenever it bears its name, also when the machine loses power.
                try (FileChannel written = FileChannel.open(made, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(work);
            }
            deleteOldest();
        }
    }

    private boolean dump(Path made) throws IOException, InterruptedException {
        String jar = System.getProperty("java.class.path");
        List<String> training = new ArrayList<>(List.of(java));
        training.addAll(ChildJvm.options());
        training.addAll(List.of("-XX:DumpLoadedClassList=classes", "-cp", jar, Training.class.getName()));
        return ends(training)
                // This collector alone writes the objects, too, that all JVMs start with.
                && ends(List.of(
                        java,
                        "-XX:+UseG1GC",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=classes",
                        "-XX:SharedArchiveFile=" + made,
                        "-cp",
                        jar))
                && Files.exists(made);
    }

    /** Runs a process; false if it fails. */
    private boolean ends(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process.waitFor() == 0;
    }

    private void deleteOldest() throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.list(folder)) {
            archives = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Path::toFile, Comparator.comparingLong(File::lastModified))
                            .reversed())
                    .toList();
        }
        for (Path file : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
            Files.deleteIfExists(file);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walked = Files.walk(tree)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
