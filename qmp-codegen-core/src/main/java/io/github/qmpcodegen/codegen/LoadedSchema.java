package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.load.LoadedSources;
import io.github.qmpcodegen.codegen.load.SourceLoader;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The schema that sources describe, with the diagnostics about them.
 *
 * @param schema the schema; must not be used if there are errors
 * @param diagnostics the diagnostics, in the order of the sources
 * @param files the files that were read, by path, in the order of reading
 */
public record LoadedSchema(Schema schema, List<Diagnostic> diagnostics, Map<String, SourceFile> files) {

    /** Copies the list. */
    public LoadedSchema {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Loads sources.
     *
     * @param sources the sources
     * @param access reads the files
     */
    public static LoadedSchema of(Sources sources, SourceAccess access) {
        return of(SourceLoader.load(sources, access));
    }

    static LoadedSchema of(LoadedSources loaded) {
        return new LoadedSchema(loaded.schema(), loaded.diagnostics(), loaded.files());
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
     * Returns the outcome of a request as far as it depends on its sources.
     *
     * @param sources the sources of the schema, which may be strict
     */
    public Outcome outcome(Sources sources) {
        if (hasUnreadableSources()) {
            return Outcome.UNREADABLE_INPUT;
        }
        return hasErrors() || (sources.strict() && hasWarnings()) ? Outcome.BAD_INPUT : Outcome.DONE;
    }

    private boolean has(Severity severity) {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == severity);
    }
}
