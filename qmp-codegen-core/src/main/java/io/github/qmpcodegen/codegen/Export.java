package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.source.SourceAccess;

/** Exports an interface in the form that {@code query-qmp-schema} returns. */
public final class Export {

    private Export() {}

    /**
     * Runs an export.
     *
     * @param request what to export
     * @param access reads the sources
     */
    public static ExportResult run(ExportRequest request, SourceAccess access) {
        LoadedSchema loaded = LoadedSchema.of(request.sources(), access);
        Outcome outcome = loaded.outcome(request.sources());
        return new ExportResult(
                outcome, loaded, outcome == Outcome.DONE ? new SchemaInfoWriter().write(loaded.schema()) : "");
    }
}
