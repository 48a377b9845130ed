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
 * What a command line may touch of its surroundings.
 *
 * @param sources reads the sources
 * @param folder the folder at which relative paths of outputs start
 * @param out takes data
 * @param err takes diagnostics
 * @param terminal whether a person reads the diagnostics
 */
record Console(SourceAccess sources, Path folder, OutputStream out, PrintWriter err, boolean terminal) {

    /**
     * Writes data to a file, or without one to standard output.
     *
     * @throws IOException if that fails; a file is then as it was
     */
    void write(@Nullable Path file, byte[] data) throws IOException {
        if (file == null) {
            out.write(data);
            out.flush();
            return;
        }
        OutputFile.write(folder.resolve(file), data);
    }

    /** A writer on {@link #out()}, for what is text. */
    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
}
