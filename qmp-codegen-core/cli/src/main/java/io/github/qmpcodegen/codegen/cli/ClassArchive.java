package io.github.qmpcodegen.codegen.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file in the user's cache folder that holds the classes of a jar as a JVM has them in memory, so that the next one reads
 * it instead of the classes.
 *
 * <p>A JVM uses it only for the jar and the JDK of which it was made, and only if the jar is where it was; so its name stands
 * for all of these, and another jar or JDK gets another archive. A JVM does without a file that it cannot use, so that a
 * stale or broken one does no harm.
 */
final class ClassArchive {

    /** What switches archives off or, where {@code CI} is set, on. */
    private static final String SWITCH = "QMP_CODEGEN_ARCHIVE";

    private static final long PATIENCE_MILLIS = 24L * 60 * 60 * 1000;

    private final String jar;
    private final String java;
    private final File file;

    private ClassArchive(String jar, String java, File file) {
        this.jar = jar;
        this.java = java;
        this.file = file;
    }

    /**
     * The archive of a jar, whether or not there is one already. Empty if the user wants none, or has no cache folder.
     *
     * @param jar its absolute path
     * @param java the program that runs it
     */
    static Optional<ClassArchive> of(String jar, String java, Map<String, String> environment) {
        if (!isWanted(environment)) {
            return Optional.empty();
        }
        File folder = new File(cacheFolder(environment), "qmp-codegen");
        // JVMs take what this separates for several archives.
        if (!folder.isAbsolute() || folder.getPath().contains(File.pathSeparator)) {
            return Optional.empty();
        }
        File place = new File(jar);
        String of = String.join(
                "\n",
                jar,
                Long.toString(place.length()),
                Long.toString(place.lastModified()),
                java,
                System.getProperty("java.vm.version"));
        CRC32 sum = new CRC32();
        sum.update(of.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new ClassArchive(
                jar, java, new File(folder, Long.toHexString(sum.getValue()) + ClassArchiveMaker.SUFFIX)));
    }

    private static boolean isWanted(Map<String, String> environment) {
        String said = environment.getOrDefault(SWITCH, "");
        String integration = environment.getOrDefault("CI", "");
        return said.equals("on") || (!said.equals("off") && (integration.isEmpty() || integration.equals("false")));
    }

    /** Where programs of this system keep what they can make again. */
    private static File cacheFolder(Map<String, String> environment) {
        String system = System.getProperty("os.name");
        String home = System.getProperty("user.home");
        if (system.startsWith("Windows")) {
            return new File(environment.getOrDefault("LOCALAPPDATA", home));
        }
        if (system.startsWith("Mac")) {
            return new File(home, "Library/Caches");
        }
        String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
        return chosen.startsWith("/") ? new File(chosen) : new File(home, ".cache");
    }

    /** Whether there is one that a JVM can use. */
    boolean isMade() {
        return file.length() >= ClassArchiveMaker.LEAST_BYTES;
    }

    /**
     * The options that make a JVM use it.
     *
     * @param explains whether the JVM tells what it thinks of the archive; else one that it refuses goes unnoticed
     */
    List<String> options(boolean explains) {
        String use = "-XX:SharedArchiveFile=" + file;
        return explains ? List.of(use, "-Xlog:cds:stderr") : List.of(use);
    }

    /** Whether one should be made: there is none, it can be written, and today no attempt to make one has failed. */
    boolean isDue() {
        return !isMade() && System.currentTimeMillis() - file.lastModified() > PATIENCE_MILLIS && hasFolder();
    }

    private boolean hasFolder() {
        File folder = file.getParentFile();
        return (folder.isDirectory() || folder.mkdirs()) && folder.canWrite();
    }

    /**
     * Starts a process that makes it, and does not wait for it: the run that finds no archive shall not take longer for that.
     * Where no process can be started, there will be none.
     */
    void make() {
        try {
            Process process = new ProcessBuilder(
                            java, "-cp", jar, ClassArchiveMaker.class.getName(), java, file.getPath())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            // The command has done its work, and needs none.
        }
    }
}
