package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.source.SourceAccess;

/** Tells an interface in the form in which {@code query-qmp-schema} does. */
public final class Export {

    private Export() {}

    /**
     * Carries out a request.
     *
     * @param request what is asked for
     * @param access reads the sources
     */
    public static ExportResult run(ExportRequest request, SourceAccess access) {
        LoadedSchema loaded = LoadedSchema.of(request.sources(), access);
        Outcome outcome = loaded.outcome(request.sources());
        return new ExportResult(
                outcome, loaded, outcome == Outcome.DONE ? new SchemaInfoWriter().write(loaded.schema()) : "");
    }
}
