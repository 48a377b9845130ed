package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.source.AccessProblem;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceCode;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads the bytes of sources, and reports what cannot be read. */
public final class SourceReader {

    private SourceReader() {}

    /**
     * Reads a file.
     *
     * @param path the file's path, as the user names it, with slashes
     * @param access reads the file
     * @param sink receives the reason if it cannot be read, with a {@link SourceCode}
     * @return the bytes; empty if something was reported
     */
    public static Optional<byte[]> read(String path, SourceAccess access, DiagnosticSink sink) {
        try {
            return Optional.of(access.read(path));
        } catch (NoSuchFileException e) {
            sink.report(
                    SourceCode.MISSING_FILE,
                    SourceLocation.ofWhole(path),
                    "there is no such file or folder"
                            + Sources.labelProblem(path)
                                    .map(problem -> "; if a label is meant, " + problem)
                                    .orElse(""));
        } catch (IOException e) {
            sink.report(
                    SourceCode.UNREADABLE_FILE,
                    SourceLocation.ofWhole(path),
                    "cannot read it: " + AccessProblem.reason(e));
        }
        return Optional.empty();
    }
}
