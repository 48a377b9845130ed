package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Generation;
import io.github.qmpcodegen.codegen.GenerationRequest;
import io.github.qmpcodegen.codegen.GenerationRequest.Mode;
import io.github.qmpcodegen.codegen.GenerationResult;
import io.github.qmpcodegen.codegen.PackageName;
import io.github.qmpcodegen.codegen.emit.Builders;
import io.github.qmpcodegen.codegen.emit.JavadocLevel;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code generate}: Java for the schema. */
@Command(
        name = "generate",
        description =
                "Generates typed Java from what the sources describe. Writes only files whose content changes, and"
                        + " deletes only files that it generated earlier.")
final class GenerateCommand implements Callable<Integer> {

    private final Console console;
    private final Reporting reporting;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceHelp.DESCRIPTION)
    private List<String> sources = List.of();

    @Option(
            names = "--package",
            required = true,
            paramLabel = "NAME",
            description = "The package of the generated types, such as com.acme.qmp.")
    private String packageName = "";

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "The root folder of the generated sources.")
    private Path output = Path.of("");

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description =
                    "Generate only commands and events whose names match, such as 'query-*', and the types that they need; also types"
                            + " whose names match, even if nothing needs them: '*' takes all of a schema that has only types."
                            + " Repeatable.")
    private List<String> includes = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description =
                    "Leave out commands, events and types whose names match; what uses such a type takes plain JSON."
                            + " Repeatable.")
    private List<String> excludes = List.of();

    @Option(
            names = "--javadoc",
            paramLabel = "LEVEL",
            description = "How much of the documentation becomes Javadoc: full (the default), summary (first"
                    + " sentences) or none.")
    private Javadoc javadoc = Javadoc.full;

    @Option(
            names = "--builders",
            paramLabel = "TYPES",
            description =
                    "Which types get builders, apart from those for which a constructor does just as well: all (the"
                            + " default), or only requests and the types of their arguments;"
                            + " replies and events are then created by their constructors.")
    private BuilderTypes builders = BuilderTypes.all;

    @Option(names = "--no-generated-annotation", description = "Do not annotate the types as generated.")
    private boolean noGeneratedAnnotation;

    @Option(
            names = "--examples",
            description =
                    "Also write the documented exchanges: a file beside the types, from which test servers answer.")
    private boolean examples;

    @ArgGroup
    private Checking checking = new Checking();

    @Option(names = "--strict", description = "Treat warnings as errors.")
    private boolean strict;

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    GenerateCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    /** How much Javadoc is written; the names are what the user types. */
    enum Javadoc {
        full,
        summary,
        none;

        private JavadocLevel level() {
            return switch (this) {
                case full -> JavadocLevel.FULL;
                case summary -> JavadocLevel.SUMMARY;
                case none -> JavadocLevel.NONE;
            };
        }
    }

    /** Which types have builders; the names are what the user types. */
    enum BuilderTypes {
        all,
        requests;

        private Builders choice() {
            return switch (this) {
                case all -> Builders.ALL;
                case requests -> Builders.REQUESTS;
            };
        }
    }

    /** The ways of writing nothing. */
    static final class Checking {

        @Option(names = "--dry-run", description = "Write nothing; print the paths that would change.")
        private boolean dryRun;

        @Option(
                names = "--verify",
                description = "Write nothing; fail if the output is not up to date. Line endings do not count.")
        private boolean verify;

        private Mode mode() {
            return verify ? Mode.VERIFY : dryRun ? Mode.DRY_RUN : Mode.WRITE;
        }
    }

    @Override
    public Integer call() throws IOException {
        PackageName.problem(packageName).ifPresent(problem -> {
            throw new ParameterException(spec.commandLine(), "'" + packageName + "' " + problem);
        });
        GenerationRequest request = GenerationRequest.builder(
                        sourceOptions.sources(sources).withStrict(strict),
                        packageName,
                        console.folder().resolve(output))
                .includes(includes)
                .excludes(excludes)
                .javadoc(javadoc.level())
                .builders(builders.choice())
                .generatedAnnotation(!noGeneratedAnnotation)
                .examples(examples)
                .mode(checking.mode())
                .build();
        GenerationResult result = Generation.run(request, console.sources());
        reporting.report(result.loaded());
        result.unmatched()
                .forEach(pattern -> console.err()
                        .println((pattern.include() ? "error: " : "warning: ") + VisibleText.of(pattern.sentence())));
        switch (result.outcome()) {
            case DONE -> printDone(result.changes());
            case BAD_INPUT, UNREADABLE_INPUT, UNMATCHED_INCLUDE -> {}
            case STALE -> {
                console.err()
                        .println("error: " + VisibleText.of(output.toString())
                                + " is not up to date; run generate without --verify");
                printChanges(result.changes(), console.err());
                result.changes()
                        .differences()
                        .forEach(place -> console.err().println("note: " + place.path() + ": " + place));
            }
            case OBSTRUCTED -> reporting.reportForeign(output, result.changes(), "another package");
        }
        return ExitCode.of(result.outcome());
    }

    private void printDone(OutputChanges changes) {
        PrintWriter out = console.outWriter();
        if (checking.mode() == Mode.DRY_RUN) {
            printChanges(changes, out);
        } else if (checking.mode() == Mode.WRITE) {
            out.println(VisibleText.of(output.toString()) + ": " + changes.summary());
        }
        reporting.warnOfKept(output, changes);
    }

    private static void printChanges(OutputChanges changes, PrintWriter writer) {
        changes.added().forEach(path -> writer.println("add " + path));
        changes.changed().forEach(path -> writer.println("change " + path));
        changes.deleted().forEach(path -> writer.println("delete " + path));
        changes.unknown().forEach(path -> writer.println("unknown " + path));
        changes.foreign().forEach(path -> writer.println("obstructed " + path));
        writer.flush();
    }
}
