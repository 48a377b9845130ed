package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.join.Floor;
import io.github.qmpcodegen.codegen.join.Join;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceCode;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one of what was loaded of several releases. */
final class LoadedReleases {

    private LoadedReleases() {}

    /**
     * The interface of all releases, with what is wrong with the sources of each, and without their syntax.
     *
     * @param loaded what was loaded of each; at least one
     * @param floor the release from which on servers are to keep their promises; null for the first
     */
    static LoadedSources joined(SortedMap<Release, LoadedSources> loaded, @Nullable Release floor) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Map<String, SourceFile> files = new LinkedHashMap<>();
        SortedMap<Release, Schema> schemas = new TreeMap<>();
        loaded.forEach((release, sources) -> {
            sources.diagnostics().forEach(diagnostics::report);
            files.putAll(sources.files());
            schemas.put(release, sources.schema());
            if (Releases.of(sources.schema()).isPresent()) {
                diagnostics.report(
                        SourceCode.RELEASES_WITHIN,
                        SourceLocation.ofWhole(first(sources.files())),
                        "the interface labelled " + release + " covers several releases; give it alone and"
                                + " without a label");
            }
        });
        Schema schema = new Schema(List.of(), List.of(), Map.of());
        if (!diagnostics.has(Severity.ERROR)) {
            schema = Join.join(schemas, diagnostics);
        }
        return new LoadedSources(
                floor == null ? schema : Floor.apply(schema, floor),
                diagnostics.diagnostics(),
                files,
                List.of(),
                List.of(),
                new QapiTree(List.of()));
    }

    private static String first(Map<String, SourceFile> files) {
        return files.isEmpty() ? "" : files.keySet().iterator().next();
    }
}
