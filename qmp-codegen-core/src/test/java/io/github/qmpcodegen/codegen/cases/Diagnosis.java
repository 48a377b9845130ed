package io.github.qmpcodegen.codegen.cases;

import io.github.qmpcodegen.codegen.parse.EventsParser;
import io.github.qmpcodegen.codegen.parse.HxParser;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import java.util.List;
import java.util.Map;

/** What the generator has to say about the files of a case. */
final class Diagnosis {

    private Diagnosis() {}

    /**
     * Reads files as one interface.
     *
     * @param files their contents by their names, in the order in which a user would give them
     */
    static List<Diagnostic> diagnose(Map<String, byte[]> files) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        files.forEach((name, bytes) ->
                SourceFile.decode(name, bytes, diagnostics).ifPresent(file -> read(file, diagnostics)));
        return diagnostics.diagnostics();
    }

    private static void read(SourceFile file, DiagnosticCollector diagnostics) {
        if (file.path().endsWith(".hx")) {
            HxParser.parse(file, diagnostics);
        } else {
            EventsParser.parse(file);
        }
    }
}
