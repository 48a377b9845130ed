package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Defines;
import io.github.qmpcodegen.codegen.PrintedDocumentation;
import io.github.qmpcodegen.codegen.Reference;
import io.github.qmpcodegen.codegen.ReferenceRequest;
import io.github.qmpcodegen.codegen.ReferenceResult;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code docs}: the interface as something to read. */
@Command(
        name = "docs",
        description = {
            "Writes the documentation of the interface.",
            "text: the documentation in one .hx file, as QEMU's own 'hxtool -q' printed it.",
            "html, markdown: a reference with a page for each command, event and type; start at its index."
        })
final class DocsCommand implements Callable<Integer> {

    private final Console console;
    private final Reporting reporting;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceHelp.DESCRIPTION)
    private List<String> sources = List.of();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.text;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description = "Write to this folder; with text, to this file instead of standard output.")
    private @Nullable Path output;

    @Option(names = "--title", paramLabel = "TITLE", description = "The title of a reference.")
    private String title = "QMP reference";

    @Option(names = "--strict", description = "Take warnings for errors.")
    private boolean strict;

    /** What can be written; the names are what the user types. */
    enum Format {
        text,
        html,
        markdown
    }

    @Mixin
    private MacroOptions macros = new MacroOptions();

    DocsCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        Defines defines = macros.defines();
        return format == Format.text ? printText() : writePages(defines);
    }

    private int printText() throws IOException {
        if (sources.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--format text takes a single .hx file");
        }
        PrintedDocumentation printed = PrintedDocumentation.of(sources.get(0), console.sources());
        int exitCode = reporting.report(printed.diagnostics(), printed.files(), strict);
        if (exitCode == ExitCode.FINE && printed.text().isPresent()) {
            console.write(output, printed.text().get());
        }
        return exitCode;
    }

    private int writePages(Defines defines) throws IOException {
        if (output == null) {
            throw new ParameterException(
                    spec.commandLine(), "--format " + format + " writes many files; --output DIR says where to");
        }
        ReferenceRequest request = new ReferenceRequest(
                sources,
                defines,
                format == Format.html ? ReferenceRequest.Format.HTML : ReferenceRequest.Format.MARKDOWN,
                title,
                console.folder().resolve(output),
                strict);
        ReferenceResult result = Reference.write(request, console.sources());
        int exitCode = reporting.report(result.loaded(), strict);
        return switch (result.outcome()) {
            case DONE -> {
                console.outWriter()
                        .println(VisibleText.of(output.toString()) + ": "
                                + result.changes().summary());
                reporting.warnOfKept(output, result.changes());
                yield ExitCode.FINE;
            }
            case OBSTRUCTED -> {
                reporting.reportForeign(output, result.changes(), "another folder");
                yield ExitCode.NO_ACCESS;
            }
            case BAD_INPUT, UNREADABLE_INPUT, UNMATCHED_INCLUDE, STALE -> exitCode;
        };
    }
}
