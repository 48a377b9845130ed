package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Docs;
import io.github.qmpcodegen.codegen.DocsRequest;
import io.github.qmpcodegen.codegen.DocsResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.source.Sources;
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

/** {@code docs}: documentation of the interface. */
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

    @Option(names = "--strict", description = "Treat warnings as errors.")
    private boolean strict;

    /** The formats of documentation; the names are what the user types. */
    enum Format {
        text,
        html,
        markdown
    }

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    DocsCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        Sources described = sourceOptions.sources(sources).withStrict(strict);
        if (format == Format.text && sources.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--format text takes a single .hx file");
        }
        if (format != Format.text && output == null) {
            throw new ParameterException(
                    spec.commandLine(), "--format " + format + " writes many files; --output DIR says where to");
        }
        DocsResult result = Docs.run(new DocsRequest(described, requested(format), title), console.sources());
        reporting.report(result.loaded());
        if (result.outcome() != Outcome.DONE) {
            return ExitCode.of(result.outcome());
        }
        if (format != Format.text && output != null) {
            return write(result, output);
        }
        console.write(output, result.text().orElseThrow());
        return ExitCode.FINE;
    }

    private int write(DocsResult reference, Path folder) throws IOException {
        OutputChanges changes = reference.write(console.folder().resolve(folder));
        if (!changes.foreign().isEmpty()) {
            reporting.reportForeign(folder, changes, "another folder");
            return ExitCode.NO_ACCESS;
        }
        console.outWriter().println(VisibleText.of(folder.toString()) + ": " + changes.summary());
        reporting.warnOfKept(folder, changes);
        return ExitCode.FINE;
    }

    private static DocsRequest.Format requested(Format format) {
        return switch (format) {
            case text -> DocsRequest.Format.TEXT;
            case html -> DocsRequest.Format.HTML;
            case markdown -> DocsRequest.Format.MARKDOWN;
        };
    }
}
