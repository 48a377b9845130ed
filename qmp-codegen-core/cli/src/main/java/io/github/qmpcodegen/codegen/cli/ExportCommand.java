package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Export;
import io.github.qmpcodegen.codegen.ExportRequest;
import io.github.qmpcodegen.codegen.ExportResult;
import io.github.qmpcodegen.codegen.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: the merged schema as introspection JSON. */
@Command(
        name = "export",
        description =
                "Prints the schema that the sources describe, in the form of an answer to query-qmp-schema, but with"
                        + " readable type names. Anything of unknown type has the type 'any'.")
final class ExportCommand implements Callable<Integer> {

    private final Console console;
    private final Reporting reporting;

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceHelp.DESCRIPTION)
    private List<String> sources = List.of();

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    @Option(names = "--strict", description = "Treat warnings as errors.")
    private boolean strict;

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    ExportCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        ExportResult result =
                Export.run(new ExportRequest(sourceOptions.sources(sources).withStrict(strict)), console.sources());
        reporting.report(result.loaded());
        if (result.outcome() == Outcome.DONE) {
            console.write(output, result.json().getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.of(result.outcome());
    }
}
