package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Diff;
import io.github.qmpcodegen.codegen.DiffRequest;
import io.github.qmpcodegen.codegen.DiffResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.codegen.source.VisibleText;
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

/** {@code diff}: what changed between two interfaces. */
@Command(
        name = "diff",
        description =
                "Tells what changed between two interfaces, and which of it breaks a client. Ends with exit code 4 if"
                        + " anything does.")
final class DiffCommand implements Callable<Integer> {

    private final Console console;
    private final Reporting reporting;

    @Parameters(index = "0", paramLabel = "OLD", description = "What describes the older interface.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "What describes the newer interface.")
    private String after = "";

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

    /** An interface by itself: of which release it is does not matter. */
    private Sources described(String source) {
        return sourceOptions.sources(List.of(Sources.unlabelled(source)));
    }

    @Override
    public Integer call() throws IOException {
        DiffResult result = Diff.run(new DiffRequest(described(before), described(after)), console.sources());
        reporting.report(result.before());
        reporting.report(result.after());
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
}
