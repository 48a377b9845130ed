package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.output.OutputFile;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a command line: its input, output and current folder.
 *
 * @param sources reads the sources
 * @param folder the folder at which relative paths of outputs start
 * @param out receives data
 * @param err receives diagnostics
 * @param terminal whether a person reads the diagnostics
 */
record Console(SourceAccess sources, Path folder, OutputStream out, PrintWriter err, boolean terminal) {

    /**
     * Writes data to a file, or to standard output if there is none.
     *
     * @throws IOException if that fails; a file is then unchanged
     */
    void write(@Nullable Path file, byte[] data) throws IOException {
        if (file == null) {
            out.write(data);
            out.flush();
            return;
        }
        OutputFile.write(folder.resolve(file), data);
    }

    /** Returns a writer on {@link #out()}, for text. */
    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
}
