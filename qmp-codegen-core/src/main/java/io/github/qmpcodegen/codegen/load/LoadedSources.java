package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.util.List;
import java.util.Map;

/**
 * The result of loading sources.
 *
 * @param schema the interface that they describe together; must not be used if there are errors
 * @param diagnostics the diagnostics, in the order of the sources
 * @param files the files that were read, by path, in the order of reading
 * @param tables the tables of commands among them
 * @param eventTexts the descriptions of events among them
 * @param qapiTree the QAPI schemas among them, as one
 */
public record LoadedSources(
        Schema schema,
        List<Diagnostic> diagnostics,
        Map<String, SourceFile> files,
        List<HxFile> tables,
        List<EventsFile> eventTexts,
        QapiTree qapiTree) {

    /** Copies the lists. */
    public LoadedSources {
        diagnostics = List.copyOf(diagnostics);
        tables = List.copyOf(tables);
        eventTexts = List.copyOf(eventTexts);
    }

    /** The same without what only a check of how the sources are written needs, which takes much memory. */
    LoadedSources withoutSyntax() {
        return new LoadedSources(schema, diagnostics, files, List.of(), List.of(), new QapiTree(List.of()));
    }
}
