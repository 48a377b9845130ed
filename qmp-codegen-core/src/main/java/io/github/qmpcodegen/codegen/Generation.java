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
        SchemaSelection selection = request.selection();
        LoadedSchema loaded = LoadedSchema.of(
                selection.includes().isEmpty()
                        ? SourceLoader.load(request.sources(), access)
                        : SourceLoader.loadWithTypesAlone(request.sources(), access));
        Outcome ofSources = loaded.outcome(request.sources());
        if (ofSources != Outcome.DONE) {
            return new GenerationResult(ofSources, loaded, GenerationResult.NO_CHANGES, List.of());
        }
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
        OutputChanges changes = put(files(request, selected), request);
        return new GenerationResult(outcome(request.mode(), changes), loaded, changes, unmatched);
    }

    /** The files of a package, by their paths below the output folder. */
    private static SortedMap<String, String> files(GenerationRequest request, SchemaSelection.Selected selected) {
        GenerationRequest.Content content = request.content();
        SortedMap<String, String> files = SourceEmitter.emit(
                ModelBuilder.build(selected.schema(), selected.kept(), request.packageName()),
                new EmitOptions(
                        GeneratorVersion.nameAndVersion(),
                        content.javadoc(),
                        content.builders(),
                        content.generatedAnnotation()));
        if (content.examples()) {
            files.put(
                    request.packageName().replace('.', '/') + "/" + DocumentedExchanges.FILE,
                    DocumentedExchanges.write(selected.schema()));
        }
        return files;
    }

    private static OutputChanges put(SortedMap<String, String> files, GenerationRequest request) throws IOException {
        OutputFolder folder = OutputFolder.ofPackage(request.output(), request.packageName());
        return switch (request.mode()) {
            case WRITE -> folder.write(files);
            case DRY_RUN -> folder.compare(files);
            case VERIFY -> folder.verify(files);
        };
    }

    private static Outcome outcome(Mode mode, OutputChanges changes) {
        if (mode == Mode.VERIFY) {
            return changes.isUpToDate() ? Outcome.DONE : Outcome.STALE;
        }
        return changes.foreign().isEmpty() ? Outcome.DONE : Outcome.OBSTRUCTED;
    }
}
