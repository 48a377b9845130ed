package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command line of the generator; its verbs are the subcommands. */
@Command(
        name = "qmp-codegen",
        description =
                "Generates typed Java for the QEMU Monitor Protocol from QEMU's own descriptions of its commands.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        footer = {
            "",
            "From the second run on, Java loads its classes from an archive in the user's cache folder."
                    + " QMP_CODEGEN_ARCHIVE=off in the environment turns that off, on turns it on even where CI is set."
        },
        exitCodeList = {
            "0:fine",
            "1:the input has errors (with --strict: or warnings), or says nothing about the interface",
            "2:wrong usage",
            "3:something cannot be read or written",
            "4:diff: a change breaks clients"
        })
public final class RootCommand {

    private RootCommand() {}

    /** Runs a command line in this JVM and ends the process with its exit code. */
    public static void main(String[] args) {
        ChildJvm.endWithParent();
        Path folder = Path.of("");
        Console console = new Console(
                SourceAccess.below(folder),
                folder,
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true),
                Help.Ansi.AUTO.enabled());
        System.exit(run(console, args));
    }

    /** Runs a command line on a console, and returns its exit code. */
    static int run(Console surroundings, String... args) {
        StandardOutput output = new StandardOutput(surroundings.out());
        Console console = new Console(
                surroundings.sources(), surroundings.folder(), output, surroundings.err(), surroundings.terminal());
        Reporting reporting = new Reporting(console, output);
        CommandLine line = new CommandLine(new RootCommand()).addMixin("reporting", reporting);
        Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
        verbs.put("generate", () -> new GenerateCommand(console, reporting));
        verbs.put("export", () -> new ExportCommand(console, reporting));
        verbs.put("check", () -> new CheckCommand(console, reporting));
        verbs.put("docs", () -> new DocsCommand(console, reporting));
        verbs.put("diff", () -> new DiffCommand(console, reporting));
        verbs.put("serve", () -> new ServeCommand(console, reporting));
        // To look at all verbs takes a while, and is for nothing where the first word is one of them.
        if (args.length > 0 && verbs.containsKey(args[0])) {
            verbs.keySet().retainAll(Set.of(args[0]));
        }
        verbs.forEach((verb, command) -> line.addSubcommand(verb, command.get()));
        line.registerConverter(Path.class, new PathReader());
        line.setErr(console.err());
        line.setOut(console.outWriter());
        line.setExecutionExceptionHandler(new Failure(reporting));
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(new WrongUsage(line.getParameterExceptionHandler()));
        try {
            return reporting.ended(line.execute(args));
        } catch (Error e) {
            return reporting.failed(e);
        }
    }

    // Not lambdas: these interfaces are of a class too old for an archive of a JVM, and lambdas would have to be made
    // anew.

    private record PathReader() implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isEmpty()) {
                throw new TypeConversionException("it is empty; expected a path, such as . for this folder");
            }
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("it cannot be a path: " + e.getReason());
            }
        }
    }

    private record Failure(Reporting reporting) implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
            return reporting.failed(exception);
        }
    }
}
