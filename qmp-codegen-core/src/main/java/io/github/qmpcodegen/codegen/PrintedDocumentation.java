package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.docs.HxtoolText;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documentation of an {@code .hx} file as QEMU's hxtool printed it; see {@link HxtoolText}.
 *
 * @param text the bytes of the text; empty when there are errors
 * @param diagnostics what is wrong with the file
 * @param files the file, if its bytes are text, by path
 */
public record PrintedDocumentation(Optional<byte[]> text, List<Diagnostic> diagnostics, Map<String, SourceFile> files) {

    /** Copies the parts. */
    public PrintedDocumentation {
        diagnostics = List.copyOf(diagnostics);
        files = Map.copyOf(files);
    }

    /**
     * Prints the documentation of a file.
     *
     * @param path the file's path, as the user names it
     * @param access reads the file
     */
    public static PrintedDocumentation of(String path, SourceAccess access) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        String name = path.replace('\\', '/');
        Optional<byte[]> bytes = SourceReader.read(name, access, diagnostics);
        Optional<byte[]> text = bytes.flatMap(content -> HxtoolText.print(name, content, diagnostics));
        Optional<SourceFile> file = bytes.flatMap(content -> SourceFile.decode(name, content, ignored -> {}));
        return new PrintedDocumentation(
                text,
                diagnostics.diagnostics(),
                file.map(found -> Map.of(name, found)).orElse(Map.of()));
    }
}
