package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.live.ServerAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * What is to be generated, and where: the one question that the command line and the Maven plugin ask.
 *
 * @param sources the files, folders and addresses that describe the interface
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
        String packageName,
        Path output,
        List<String> includes,
        List<String> excludes,
        boolean javadoc,
        boolean generatedAnnotation,
        boolean examples,
        Mode mode,
        boolean strict) {

    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the package name is none
     */
    public GenerationRequest {
        sources = List.copyOf(sources);
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        Objects.requireNonNull(output, "output");
        if (!isPackageName(packageName)) {
            throw new IllegalArgumentException(
                    "'" + packageName + "' is no package name; expected one such as com.acme.qmp");
        }
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

    /** Whether a text names a package that Java code may be in. */
    public static boolean isPackageName(String text) {
        return PACKAGE.matcher(text).matches() && SourceVersion.isName(text, SourceVersion.RELEASE_17);
    }
}
