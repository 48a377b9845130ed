package io.github.qmpcodegen.samples.qmpshell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that are the same whether the server runs already or is started. */
final class ShellOptions {

    @Option(
            names = {"-c", "--command"},
            paramLabel = "LINE",
            scope = ScopeType.INHERIT,
            description = "runs this line instead of reading lines; may be repeated")
    List<String> lines = List.of();

    @Option(
            names = {"-H", "--hmp"},
            scope = ScopeType.INHERIT,
            description = "lines are commands of the human monitor; a failure shows only in their text, and not always")
    boolean human;

    @Option(
            names = {"-p", "--pretty"},
            scope = ScopeType.INHERIT,
            description = "prints JSON over several lines")
    boolean pretty;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "shows what is sent, too, with passwords masked")
    boolean verbose;

    @Option(
            names = {"-l", "--log", "--logfile"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "writes all messages to a file, with passwords masked")
    @Nullable
    Path logFile;

    @Option(
            names = {"-k", "--keep-going"},
            scope = ScopeType.INHERIT,
            description = "continues a script after a line that failed")
    boolean keepGoing;

    @Option(
            names = "--schema",
            paramLabel = "SOURCE",
            scope = ScopeType.INHERIT,
            description = "a QAPI schema, a .hx file or a QEMU source tree whose texts the help shows; may be repeated")
    List<String> sources = List.of();

    @Option(names = "--no-check", scope = ScopeType.INHERIT, description = "sends commands without checking them first")
    boolean unchecked;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            scope = ScopeType.INHERIT,
            converter = Seconds.class,
            description =
                    "how long connecting and each command may take; by default 10 seconds for connecting, no limit for commands")
    @Nullable
    Duration timeout;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "keeps the lines typed; by default in the user's state folder")
    @Nullable
    Path history;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "colours; auto: only on a terminal")
    Colour colour = Colour.auto;

    /** When there are colours; named as one types them. */
    enum Colour {
        auto,
        always,
        never
    }
}
