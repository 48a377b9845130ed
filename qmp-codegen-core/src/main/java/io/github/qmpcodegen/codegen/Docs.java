package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.docs.DocumentationFile;
import io.github.qmpcodegen.codegen.docs.DocumentationPages;
import io.github.qmpcodegen.codegen.docs.HxtoolText;
import io.github.qmpcodegen.codegen.load.SourceReader;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generates documentation of an interface, in memory. */
public final class Docs {

    private Docs() {}

    /**
     * Generates the documentation.
     *
     * @param request what to generate
     * @param access reads the sources
     */
    public static DocsResult run(DocsRequest request, SourceAccess access) {
        return request.format() == DocsRequest.Format.TEXT ? text(request, access) : pages(request, access);
    }

    /** What the text is made of is the file alone, whatever the loader would say of it. */
    private static DocsResult text(DocsRequest request, SourceAccess access) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        String path = Sources.unlabelled(request.sources().names().get(0)).replace('\\', '/');
        Optional<byte[]> bytes = SourceReader.read(path, access, diagnostics);
        Optional<byte[]> text = bytes.flatMap(content -> HxtoolText.print(path, content, diagnostics));
        Map<String, SourceFile> files = bytes.flatMap(content -> SourceFile.decode(path, content, ignored -> {}))
                .map(file -> Map.of(path, file))
                .orElse(Map.of());
        LoadedSchema loaded =
                new LoadedSchema(new Schema(List.of(), List.of(), Map.of()), diagnostics.diagnostics(), files);
        return new DocsResult(loaded.outcome(request.sources()), loaded, new TreeMap<>(), text);
    }

    private static DocsResult pages(DocsRequest request, SourceAccess access) {
        LoadedSchema loaded = LoadedSchema.of(request.sources(), access);
        Outcome outcome = loaded.outcome(request.sources());
        SortedMap<String, String> pages = new TreeMap<>();
        if (outcome == Outcome.DONE) {
            List<DocumentationFile> written = request.format() == DocsRequest.Format.HTML
                    ? DocumentationPages.html(loaded.schema(), request.title())
                    : DocumentationPages.markdown(loaded.schema(), request.title());
            written.forEach(page -> pages.put(page.path(), page.text()));
        }
        return new DocsResult(outcome, loaded, pages, Optional.empty());
    }
}
