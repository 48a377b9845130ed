package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Check;
import io.github.qmpcodegen.codegen.CheckRequest;
import io.github.qmpcodegen.codegen.CheckResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: the interface's own lint. */
@Command(
        name = "check",
        description = "Finds gaps and errors in the description of an interface: undocumented parts, documentation that"
                + " disagrees with what the server takes, examples that do not work, and what QEMU's own"
                + " parser rejects in a QAPI schema."
                + " Exits with code 1 if it finds anything.")
final class CheckCommand implements Callable<Integer> {

    private final Console console;
    private final Reporting reporting;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = SourceHelp.DESCRIPTION)
    private List<String> sources = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    @Option(names = "--disable", paramLabel = "RULE", description = "Ignore this rule; repeatable.")
    private Set<String> disabled = new LinkedHashSet<>();

    @Option(names = "--explain", description = "Print all rules with their reasons, and check nothing.")
    private boolean explain;

    /** The forms of output; the names are what the user types. */
    enum Format {
        text,
        json,
        sarif
    }

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    CheckCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        if (explain) {
            write(Arrays.stream(Rule.values())
                    .map(rule -> rule.id() + "\n    " + rule.summary() + "\n    " + rule.reason() + "\n")
                    .collect(Collectors.joining()));
            return ExitCode.FINE;
        }
        if (sources.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a source is missing");
        }
        for (String rule : disabled) {
            if (Rule.of(rule).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "there is no rule '" + rule + "'; --explain lists them all");
            }
        }
        CheckResult result = Check.run(new CheckRequest(sourceOptions.sources(sources), disabled), console.sources());
        // Warnings are what is sought, so they are data.
        List<Diagnostic> aboutTheRun = result.loaded().diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.WARNING)
                .toList();
        reporting.print(aboutTheRun, result.loaded().files());
        write(text(result));
        reporting.printTotal(result.findings());
        return result.outcome() == Outcome.DONE && !result.findings().isEmpty()
                ? ExitCode.BAD_INPUT
                : ExitCode.of(result.outcome());
    }

    private String text(CheckResult result) {
        return switch (format) {
            // Errors are on standard error already.
            case text ->
                reporting.text(
                        result.findings().stream()
                                .filter(finding -> finding.severity() == Severity.WARNING)
                                .toList(),
                        result.loaded().files());
            case json -> result.json();
            case sarif -> result.sarif();
        };
    }

    private void write(String text) throws IOException {
        console.write(output, text.getBytes(StandardCharsets.UTF_8));
    }
}
