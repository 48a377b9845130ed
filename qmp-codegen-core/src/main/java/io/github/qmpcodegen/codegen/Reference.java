package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.GenerationResult.Outcome;
import io.github.qmpcodegen.codegen.docs.DocumentationFile;
import io.github.qmpcodegen.codegen.docs.DocumentationPages;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.output.OutputFolder;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the reference of an interface: everything in memory first, then only pages that differ are written. */
public final class Reference {

    private Reference() {}

    /**
     * Carries out a request.
     *
     * @param request what is asked for
     * @param access reads the sources
     * @throws IOException if the output cannot be read or written
     */
    public static ReferenceResult write(ReferenceRequest request, SourceAccess access) throws IOException {
        LoadedSchema loaded = SchemaLoader.load(request.sources(), request.defines(), access);
        if (!loaded.isUsable(request.strict())) {
            return new ReferenceResult(loaded.refusal(), loaded, GenerationResult.NO_CHANGES);
        }
        SortedMap<String, String> files = new TreeMap<>();
        pages(request, loaded.schema()).forEach(page -> files.put(page.path(), page.text()));
        OutputChanges changes = OutputFolder.ofReference(request.output()).write(files);
        return new ReferenceResult(changes.foreign().isEmpty() ? Outcome.DONE : Outcome.OBSTRUCTED, loaded, changes);
    }

    private static List<DocumentationFile> pages(ReferenceRequest request, Schema schema) {
        return switch (request.format()) {
            case HTML -> DocumentationPages.html(schema, request.title());
            case MARKDOWN -> DocumentationPages.markdown(schema, request.title());
        };
    }
}
