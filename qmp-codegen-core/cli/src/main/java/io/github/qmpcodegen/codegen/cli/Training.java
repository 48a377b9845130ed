package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Runs all short-lived verbs, on sources of every kind, so that the JVM learns which classes they need. Reads and
 * writes in the current folder.
 */
public final class Training {

    private static final List<String> SOURCES = List.of(
            "machine/qapi-schema.json",
            "machine/qmp-commands.hx",
            "machine/qmp-events.txt",
            "machine/wires.json",
            "monitor/qmp-commands.hx",
            "monitor/qmp-events.txt",
            "qapi/block-core.json");

    /** Conditions that none of these sources has. */
    private static final String CONDITIONS = "#if defined(CONFIG_A) && A(1) + 1 > (B ? 2 : 1) || !C\n#endif\n";

    /** The command lines to run; together they read, write and complain in all the usual ways. */
    private static final List<String> COMMANDS = List.of(
            "generate machine --package p.machine --output java",
            "generate machine --package p.machine --output java --include query-* --exclude LampGroup",
            "generate monitor --package p.monitor --output java --examples",
            "generate qapi/block-core.json --package p.qapi --output java --include *",
            "generate monitor qapi/block-core.json --package p.all --output java",
            "generate qapi/block-core.json --package p.qapi --output java --javadoc summary",
            "export conditions.hx monitor/qmp-commands.hx qapi/block-core.json",
            "check machine monitor qapi/block-core.json",
            "check monitor qapi/block-core.json --format sarif",
            "docs monitor/qmp-commands.hx --format text",
            "docs machine qapi/block-core.json --format html --output html",
            "docs monitor --format markdown --output markdown",
            "diff monitor qapi/block-core.json");

    private Training() {}

    /** Runs all verbs; takes no arguments. */
    public static void main(String[] args) throws IOException {
        ChildJvm.endWithParent();
        run(Path.of("").toAbsolutePath());
    }

    /** Runs all verbs in a folder, and prints nothing. Whether they succeed does not matter. */
    static void run(Path folder) throws IOException {
        for (String source : SOURCES) {
            try (InputStream text = Training.class.getResourceAsStream("training/" + source)) {
                if (text == null) {
                    throw new IllegalStateException("the jar lacks " + source);
                }
                Path file = folder.resolve(source);
                Files.createDirectories(file.resolveSibling(""));
                Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(folder.resolve("conditions.hx"), CONDITIONS);
        for (String command : COMMANDS) {
            Console console = new Console(
                    SourceAccess.below(folder),
                    folder,
                    OutputStream.nullOutputStream(),
                    new PrintWriter(Writer.nullWriter()),
                    false);
            RootCommand.run(console, command.split(" ", -1));
        }
    }
}
