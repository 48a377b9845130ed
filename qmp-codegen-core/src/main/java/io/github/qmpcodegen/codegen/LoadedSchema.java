package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of loading sources.
 *
 * @param schema the interface; not to be used when there are errors
 * @param diagnostics what is wrong with the sources, in their order
 * @param files the files that were read, by path, in the order of reading
 */
public record LoadedSchema(Schema schema, List<Diagnostic> diagnostics, Map<String, SourceFile> files) {

    /** Copies the list. */
    public LoadedSchema {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The same with further diagnostics. */
    LoadedSchema and(List<Diagnostic> further) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(further);
        return new LoadedSchema(schema, all, files);
    }

    /** Whether any diagnostic is an error. */
    public boolean hasErrors() {
        return has(Severity.ERROR);
    }

    /** Whether any diagnostic is a warning. */
    public boolean hasWarnings() {
        return has(Severity.WARNING);
    }

    /** Whether a source is missing or cannot be read. */
    public boolean hasUnreadableSources() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.code().isUnreadable());
    }

    /**
     * Whether something may be made of the schema.
     *
     * @param strict whether warnings forbid it as errors do
     */
    boolean isUsable(boolean strict) {
        return !hasErrors() && !(strict && hasWarnings());
    }

    /** How a request ends for which the schema is not usable. */
    GenerationResult.Outcome refusal() {
        return hasUnreadableSources() ? GenerationResult.Outcome.UNREADABLE_INPUT : GenerationResult.Outcome.BAD_INPUT;
    }

    /** The schema as {@code query-qmp-schema} tells it, as a JSON text that ends with a line end. */
    public String toIntrospection() {
        return new SchemaInfoWriter().write(schema);
    }

    private boolean has(Severity severity) {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == severity);
    }
}
