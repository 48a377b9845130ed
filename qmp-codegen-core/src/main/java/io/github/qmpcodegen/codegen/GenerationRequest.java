package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.live.ServerAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What is to be generated, and where: the one question that the command line and the Maven plugin ask.
 *
 * @param sources the files, folders and addresses that describe the interface
 * @param defines the macros that command tables may use besides their own
 * @param packageName the package of the generated types
 * @param output the folder in which the package's folders begin
 * @param includes patterns of the commands, events and types to be generated; empty for all commands and
 *     events
 * @param excludes patterns of the commands, events and types not to be generated
 * @param javadoc whether the documentation of the sources is written in full
 * @param generatedAnnotation whether the types carry {@code @Generated}
 * @param examples whether the documented examples are written, too, as a resource beside the types
 * @param mode what is done with the output
 * @param strict whether warnings stop it as errors do
 */
public record GenerationRequest(
        List<String> sources,
        Defines defines,
        String packageName,
        Path output,
        List<String> includes,
        List<String> excludes,
        boolean javadoc,
        boolean generatedAnnotation,
        boolean examples,
        Mode mode,
        boolean strict) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the package name is none
     */
    public GenerationRequest {
        sources = List.copyOf(sources);
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        Objects.requireNonNull(defines, "defines");
        Objects.requireNonNull(output, "output");
        PackageName.problem(packageName).ifPresent(problem -> {
            throw new IllegalArgumentException("'" + packageName + "' " + problem);
        });
    }

    /** What is done with the output. */
    public enum Mode {
        /** Files that differ are written, and those that are no longer generated deleted. */
        WRITE,
        /** Nothing is written; the result tells what would be. */
        DRY_RUN,
        /** Nothing is written; output that is not up to date is a failure. */
        VERIFY
    }

    /** The sources that are no files or folders, but addresses of running servers. */
    public List<String> addresses() {
        return addresses(sources);
    }

    /** Those of some sources that are no files or folders, but addresses of running servers. */
    public static List<String> addresses(List<String> sources) {
        return sources.stream().filter(ServerAddress::is).toList();
    }
}
