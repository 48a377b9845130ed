package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * Where the diagnostics about one expression go, so that each says which definition it is in.
 *
 * @param context the definition, such as {@code command 'stop'}; empty while it is not known
 * @param sink takes the diagnostics
 */
record ExpressionDiagnostics(String context, DiagnosticSink sink) {

    void report(DiagnosticCode code, SourceLocation location, String message) {
        report(code, location, message, List.of());
    }

    void report(DiagnosticCode code, SourceLocation location, String message, List<Diagnostic.Related> related) {
        String prefix = context.isEmpty() ? "" : "in " + context + ": ";
        sink.report(new Diagnostic(code, location, prefix + message, related));
    }

    /** Reports a second thing of one name. */
    void reportDuplicate(SourceLocation location, String what, SourceLocation first) {
        report(
                QapiCode.DUPLICATE,
                location,
                what + " appears twice",
                List.of(new Diagnostic.Related(first, "the first is here")));
    }
}
