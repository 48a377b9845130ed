package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.source.AccessProblem;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Prints what went wrong with a command line. */
final class Reporting {

    private final Console console;
    private final StandardOutput output;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "When to colour diagnostics: auto (on a terminal), always or never.")
    private When color = When.auto;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print stack traces, and what Java says about the archive of its classes.")
    private boolean debug;

    /**
     * Creates the reporting to a console.
     *
     * @param output the console's standard output
     */
    Reporting(Console console, StandardOutput output) {
        this.console = console;
        this.output = output;
    }

    /** When to colour; the names are what the user types. */
    enum When {
        auto,
        always,
        never
    }

    /** Prints the diagnostics of loading. */
    void report(LoadedSchema loaded) {
        report(loaded.diagnostics(), loaded.files());
    }

    /** Prints diagnostics, with the lines of these files, and how many they are. */
    void report(List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        print(diagnostics, files);
        printTotal(diagnostics);
    }

    /** Prints diagnostics without saying how many they are. */
    void print(List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        boolean colored = color == When.always || (color == When.auto && console.terminal());
        DiagnosticPrinter printer = new DiagnosticPrinter(files, colored);
        for (Diagnostic diagnostic : diagnostics) {
            console.err().print(printer.print(diagnostic));
        }
        console.err().flush();
    }

    /** Prints how many diagnostics there are if it is more than one. */
    void printTotal(List<Diagnostic> diagnostics) {
        long errors = count(diagnostics, Severity.ERROR);
        long warnings = count(diagnostics, Severity.WARNING);
        if (errors + warnings > 1) {
            console.err().println(counted(errors, "error") + ", " + counted(warnings, "warning"));
        }
        console.err().flush();
    }

    /** Warns about files that stay although they are not among what was generated. */
    void warnOfKept(Path folder, OutputChanges changes) {
        changes.warnings(path -> shown(folder.resolve(path)))
                .forEach(warning -> console.err().println("warning: " + warning));
        console.err().flush();
    }

    /** Reports which files are in the way, and what to choose instead. */
    void reportForeign(Path folder, OutputChanges changes, String instead) {
        for (String path : changes.foreign()) {
            console.err()
                    .println("error: '" + shown(folder.resolve(path))
                            + "' is in the way: it was not generated; move it, or choose " + instead);
        }
        console.err().flush();
    }

    /** Returns diagnostics as text, for standard output; coloured only if the user asks for it. */
    String text(List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        DiagnosticPrinter printer = new DiagnosticPrinter(files, color == When.always);
        return diagnostics.stream().map(printer::print).collect(Collectors.joining());
    }

    /** Reports why a command failed unexpectedly, and returns the exit code. */
    int failed(Throwable failure) {
        if (failure instanceof IOException io && (io.equals(output.failure()) || AccessProblem.isReaderGone(io))) {
            return ExitCode.FINE;
        }
        int exitCode = ExitCode.NO_ACCESS;
        if (failure instanceof IOException io) {
            console.err().println("error: " + VisibleText.of(AccessProblem.sentence(io)));
        } else if (failure instanceof OutOfMemoryError) {
            console.err()
                    .println("error: these sources need more than the "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB of memory that Java has; raise the limit with -Xmx");
        } else if (failure instanceof StackOverflowError) {
            console.err()
                    .println("error: something in these sources is nested too deeply"
                            + (debug ? "" : "; --debug shows where"));
            exitCode = ExitCode.BAD_INPUT;
        } else {
            console.err()
                    .println(
                            "error: this is a bug in qmp-codegen: " + failure + (debug ? "" : "; --debug shows where"));
        }
        if (debug) {
            failure.printStackTrace(console.err());
        }
        console.err().flush();
        return exitCode;
    }

    /**
     * Returns the exit code of a command after it has written all its data: it is not a failure if the reader stops
     * reading, but it is one if the data cannot be written.
     */
    int ended(int exitCode) {
        IOException failure = output.failure();
        if (failure == null || AccessProblem.isReaderGone(failure)) {
            return exitCode;
        }
        console.err().println("error: cannot write to standard output: " + AccessProblem.reason(failure));
        return ExitCode.NO_ACCESS;
    }

    private static String shown(Path path) {
        return VisibleText.of(path.toString());
    }

    private static long count(List<Diagnostic> diagnostics, Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
