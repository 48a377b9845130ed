package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Prints diagnostics to Maven's log, in the form {@code path:line:col} that IDEs and build servers link. */
final class DiagnosticLog {

    private final Log log;
    private final Path module;

    /**
     * Creates a log of diagnostics.
     *
     * @param log receives the lines
     * @param module the folder of the module
     */
    DiagnosticLog(Log log, Path module) {
        this.log = log;
        this.module = module;
    }

    /**
     * Prints diagnostics, and how many they are if it is more than one.
     *
     * @param strict whether warnings are printed as errors
     */
    void print(List<Diagnostic> diagnostics, boolean strict) {
        diagnostics.forEach(diagnostic -> print(diagnostic, strict));
        long errors = count(diagnostics, Severity.ERROR);
        long warnings = count(diagnostics, Severity.WARNING);
        if (errors + warnings > 1) {
            log.info(
                    errors == 0
                            ? count(warnings, "warning")
                            : count(errors, "error") + ", " + count(warnings, "warning"));
        }
    }

    private void print(Diagnostic diagnostic, boolean strict) {
        String text = place(diagnostic.location()) + ": " + diagnostic.message() + " ["
                + diagnostic.code().id() + "]";
        Consumer<CharSequence> level = switch (diagnostic.severity()) {
            case ERROR -> log::error;
            case WARNING -> strict ? log::error : log::warn;
            case NOTE -> log::debug;
        };
        level.accept(VisibleText.of(text));
        for (Diagnostic.Related related : diagnostic.related()) {
            level.accept(VisibleText.of(place(related.location()) + ": note: " + related.message()));
        }
    }

    /** Returns the place with the whole path of the file, so that links work wherever the build was started. */
    private String place(SourceLocation location) {
        try {
            Path file = module.resolve(location.path());
            return Files.exists(file)
                    ? new SourceLocation(file.toString(), location.line(), location.column()).toString()
                    : location.toString();
        } catch (InvalidPathException e) {
            return location.toString();
        }
    }

    /** Says what is wrong with refused sources, such as {@code 2 errors}. */
    static String problems(List<Diagnostic> diagnostics) {
        long errors = count(diagnostics, Severity.ERROR);
        return errors == 0
                ? count(count(diagnostics, Severity.WARNING), "warning") + ", which strict treats as errors"
                : count(errors, "error");
    }

    private static long count(List<Diagnostic> diagnostics, Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    /** Returns a number of things in words, such as {@code 1 finding}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
