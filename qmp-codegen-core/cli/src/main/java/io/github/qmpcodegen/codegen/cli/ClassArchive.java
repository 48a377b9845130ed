package io.github.qmpcodegen.codegen.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file in the user's cache folder that has the classes of a jar as a JVM has them in memory, so that the next JVM
 * reads it instead of the classes.
 *
 * <p>A JVM uses it only for the jar and the JDK that it was created with, and only if the jar is still in the same
 * place; so its name identifies all of these, and another jar or JDK gets another archive. A JVM ignores a file that it
 * cannot use, so a stale or broken one does no harm.
 */
final class ClassArchive {

    /** The variable that turns archives off or, if {@code CI} is set, on. */
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
     * Returns the archive of a jar, whether or not it exists already; empty if the user wants none, or has no cache
     * folder.
     *
     * @param jar the jar's absolute path
     * @param java the program that runs the jar
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
        String choice = environment.getOrDefault(SWITCH, "");
        String integration = environment.getOrDefault("CI", "");
        return choice.equals("on") || (!choice.equals("off") && (integration.isEmpty() || integration.equals("false")));
    }

    /** The folder where programs of this system keep what they can recreate. */
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

    /** Whether the archive exists, and a JVM can use it. */
    boolean isMade() {
        return file.length() >= ClassArchiveMaker.LEAST_BYTES;
    }

    /**
     * Returns the options that make a JVM use it.
     *
     * @param explains whether the JVM says why it refuses an archive, which otherwise goes unnoticed
     */
    List<String> options(boolean explains) {
        String use = "-XX:SharedArchiveFile=" + file;
        return explains ? List.of(use, "-Xlog:cds:stderr") : List.of(use);
    }

    /** Whether it should be created: it does not exist, it can be written, and no attempt has failed today. */
    boolean isDue() {
        return !isMade() && System.currentTimeMillis() - file.lastModified() > PATIENCE_MILLIS && hasFolder();
    }

    private boolean hasFolder() {
        File folder = file.getParentFile();
        return (folder.isDirectory() || folder.mkdirs()) && folder.canWrite();
    }

    /**
     * Starts a process that creates it, without waiting, so that a run that finds no archive does not take longer. If
     * no process can be started, there will be no archive.
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
