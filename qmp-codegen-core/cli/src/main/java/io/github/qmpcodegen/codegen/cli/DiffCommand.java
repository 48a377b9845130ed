package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Diff;
import io.github.qmpcodegen.codegen.DiffRequest;
import io.github.qmpcodegen.codegen.DiffResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what changed between two interfaces. */
@Command(
        name = "diff",
        description = "Shows what changed between two interfaces, and which changes break clients. Exits with code 4 if"
                + " any change does.")
final class DiffCommand implements Callable<Integer> {

    private final Console console;
    private final Reporting reporting;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description =
                    "The source of the older interface, then the source of the newer one. Or sources that are labelled"
                            + " with their releases, or an export of them; --from and --to choose two releases.")
    private List<String> sources = List.of();

    @Option(names = "--from", paramLabel = "RELEASE", description = "The older release; by default the oldest of all.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "RELEASE", description = "The newer release; by default the newest of all.")
    private @Nullable String to;

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    /** The forms of output; the names are what the user types. */
    enum Format {
        text,
        markdown,
        json
    }

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    DiffCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        DiffResult result = Diff.run(request(), console.sources());
        reporting.report(result.before());
        // Both sides can have sources in common, whose problems are reported once.
        List<Diagnostic> further = new ArrayList<>(result.after().diagnostics());
        further.removeAll(Set.copyOf(result.before().diagnostics()));
        reporting.report(further, result.after().files());
        if (result.outcome() != Outcome.DONE) {
            return ExitCode.of(result.outcome());
        }
        String text = switch (format) {
            case text -> VisibleText.ofLines(result.text());
            case markdown -> result.markdown();
            case json -> result.json();
        };
        console.write(output, text.getBytes(StandardCharsets.UTF_8));
        return result.breaksClients() ? ExitCode.BREAKING : ExitCode.FINE;
    }

    private DiffRequest request() {
        Sources described = sourceOptions.sources(sources);
        boolean whole = described.releases().isEmpty() && from == null && to == null;
        if (whole && sources.size() > 1) {
            if (sources.size() > 2) {
                throw new ParameterException(
                        spec.commandLine(),
                        "expected two sources, an older and a newer, but got " + sources.size()
                                + "; label sources of more releases, as in 7.2=SOURCE");
            }
            return new DiffRequest(
                    sourceOptions.sources(sources.subList(0, 1)), sourceOptions.sources(sources.subList(1, 2)));
        }
        try {
            return DiffRequest.between(
                    described, SourceOptions.release("--from", from), SourceOptions.release("--to", to));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
