package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.SchemaLoader;
import io.github.qmpcodegen.codegen.diff.Change;
import io.github.qmpcodegen.codegen.diff.DiffJson;
import io.github.qmpcodegen.codegen.diff.DiffText;
import io.github.qmpcodegen.codegen.diff.SchemaDiff;
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
    private MacroOptions macros = new MacroOptions();

    DiffCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        LoadedSchema old = SchemaLoader.load(List.of(before), macros.defines(), console.sources());
        LoadedSchema now = SchemaLoader.load(List.of(after), macros.defines(), console.sources());
        int exitCode = Math.max(reporting.report(old, false), reporting.report(now, false));
        if (exitCode != ExitCode.FINE) {
            return exitCode;
        }
        List<Change> changes = SchemaDiff.between(old.schema(), now.schema());
        String text = switch (format) {
            case text -> VisibleText.ofLines(DiffText.text(changes));
            case markdown -> DiffText.markdown(changes, before, after);
            case json -> new DiffJson().write(changes, before, after);
        };
        console.write(output, text.getBytes(StandardCharsets.UTF_8));
        return changes.stream().anyMatch(Change::breaking) ? ExitCode.BREAKING : ExitCode.FINE;
    }
}
