package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.GenerationRequest.Mode;
import io.github.qmpcodegen.codegen.emit.EmitOptions;
import io.github.qmpcodegen.codegen.emit.SourceEmitter;
import io.github.qmpcodegen.codegen.examples.DocumentedExchanges;
import io.github.qmpcodegen.codegen.javamodel.ClassFileLimits;
import io.github.qmpcodegen.codegen.javamodel.ModelBuilder;
import io.github.qmpcodegen.codegen.load.SourceLoader;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.output.OutputFolder;
import io.github.qmpcodegen.codegen.schema.SchemaSelection;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** Generates Java from sources: everything in memory first, then writes only what differs. */
public final class Generation {

    private Generation() {}

    /**
     * Generates, and writes or compares the output.
     *
     * @param request what to generate, and where
     * @param access reads the sources
     * @throws IOException if the output cannot be read or written
     */
    public static GenerationResult run(GenerationRequest request, SourceAccess access) throws IOException {
        List<String> includes = request.selection().includes();
        LoadedSchema loaded = LoadedSchema.of(
                includes.isEmpty()
                        ? SourceLoader.load(request.sources(), access)
                        : SourceLoader.loadWithTypesAlone(request.sources(), access));
        Outcome ofSources = loaded.outcome(request.sources());
        if (ofSources != Outcome.DONE) {
            return new GenerationResult(ofSources, loaded, GenerationResult.NO_CHANGES, List.of());
        }
        SchemaSelection selection =
                new SchemaSelection(includes, request.selection().excludes());
        List<UnmatchedPattern> unmatched = UnmatchedPattern.of(selection, loaded.schema());
        if (unmatched.stream().anyMatch(UnmatchedPattern::include)) {
            return new GenerationResult(Outcome.UNMATCHED_INCLUDE, loaded, GenerationResult.NO_CHANGES, unmatched);
        }
        SchemaSelection.Selected selected = selection.select(loaded.schema());
        DiagnosticCollector excess = new DiagnosticCollector();
        ClassFileLimits.check(selected.schema(), excess);
        if (excess.has(Severity.ERROR)) {
            return new GenerationResult(
                    Outcome.BAD_INPUT, loaded.and(excess.diagnostics()), GenerationResult.NO_CHANGES, List.of());
        }
        SortedMap<String, String> files = SourceEmitter.emit(
                ModelBuilder.build(selected.schema(), selected.kept(), request.packageName()),
                new EmitOptions(
                        GeneratorVersion.nameAndVersion(),
                        request.content().javadoc(),
                        request.content().builders(),
                        request.content().generatedAnnotation()));
        if (request.content().examples()) {
            files.put(
                    request.packageName().replace('.', '/') + "/" + DocumentedExchanges.FILE,
                    DocumentedExchanges.write(selected.schema()));
        }
        OutputFolder folder = OutputFolder.ofPackage(request.output(), request.packageName());
        OutputChanges changes = switch (request.mode()) {
            case WRITE -> folder.write(files);
            case DRY_RUN -> folder.compare(files);
            case VERIFY -> folder.verify(files);
        };
        return new GenerationResult(outcome(request.mode(), changes), loaded, changes, unmatched);
    }

    private static Outcome outcome(Mode mode, OutputChanges changes) {
        if (mode == Mode.VERIFY) {
            return changes.isUpToDate() ? Outcome.DONE : Outcome.STALE;
        }
        return changes.foreign().isEmpty() ? Outcome.DONE : Outcome.OBSTRUCTED;
    }
}
