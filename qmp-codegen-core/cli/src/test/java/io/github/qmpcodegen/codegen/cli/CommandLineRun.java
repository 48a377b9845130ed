package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the command line have in common: they run it in a folder of their own and read what it prints. */
abstract class CommandLineRun {

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    /** Runs a command line; the result is its exit code. */
    final int run(SourceAccess sources, String... arguments) {
        return RootCommand.run(console(sources, out), arguments);
    }

    final Console console(SourceAccess sources, OutputStream data) {
        return new Console(sources, folder, data, new PrintWriter(err, true), false);
    }

    /** What was printed as data since the last call. */
    final String printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    /** What was printed besides since the last call. */
    final String complaints() {
        String text = err.toString();
        err.getBuffer().setLength(0);
        return text;
    }

    final void assertWrongUsage(String complaint, SourceAccess sources, String... arguments) {
        assertEquals(2, run(sources, arguments));
        String told = complaints();
        assertTrue(told.contains(complaint), told);
        assertEquals("", printed());
        assertFalse(told.contains("\tat "), told);
    }

    final void assertNoStackTrace() {
        assertFalse(err.toString().contains("\tat "), err.toString());
    }
}
