package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.join.Floor;
import io.github.qmpcodegen.codegen.join.Join;
import io.github.qmpcodegen.codegen.join.Restriction;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceCode;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes one of what was loaded of several releases. */
final class LoadedReleases {

    private LoadedReleases() {}

    /**
     * The interface of all releases, with what is wrong with the sources of each, and without their syntax.
     *
     * @param loaded what was loaded of each; at least one
     * @param request which of the releases count
     */
    static LoadedSources joined(SortedMap<Release, LoadedSources> loaded, Sources request) {
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
            schema = selected(Join.join(schemas, diagnostics), request, diagnostics);
        }
        return new LoadedSources(
                schema, diagnostics.diagnostics(), files, List.of(), List.of(), new QapiTree(List.of()));
    }

    /** The part of an interface that the user has requested, with the promises that count. */
    static Schema selected(Schema schema, Sources request, DiagnosticSink sink) {
        Release oldest = request.oldest();
        Release floor = request.floor();
        Optional<Releases> releases = Releases.of(schema);
        if (releases.isEmpty()) {
            if (oldest != null) {
                reportNoReleases("the oldest release " + oldest, "it", oldest, request, sink);
            }
            if (floor != null) {
                reportNoReleases("the floor " + floor, "the floor", floor, request, sink);
            }
            return schema;
        }
        Schema selected = schema;
        if (oldest != null) {
            Set<Release> kept = new HashSet<>(releases.get().all());
            kept.removeIf(release -> release.compareTo(oldest) < 0);
            if (kept.isEmpty()) {
                reportNoneFrom(oldest, "nothing is left", releases.get(), request, sink);
                return schema;
            }
            selected = Restriction.to(selected, kept);
        }
        if (floor != null && releases.get().from(floor).isNowhere()) {
            reportNoneFrom(floor, "nothing would count as promised", releases.get(), request, sink);
            return selected;
        }
        return floor == null ? selected : Floor.apply(selected, floor);
    }

    private static void reportNoneFrom(
            Release release, String result, Releases releases, Sources request, DiagnosticSink sink) {
        sink.report(
                SourceCode.NO_RELEASES,
                SourceLocation.ofWhole(Sources.unlabelled(request.names().get(0))),
                "no source describes a release from " + release + " on, so " + result + "; expected one of "
                        + releases.all());
    }

    private static void reportNoReleases(
            String requested, String omitted, Release release, Sources request, DiagnosticSink sink) {
        sink.report(
                SourceCode.NO_RELEASES,
                SourceLocation.ofWhole(
                        request.names().isEmpty() ? "" : request.names().get(0)),
                requested + " needs sources that name their releases, and none does; label them, as in " + release
                        + "=SOURCE, or omit " + omitted);
    }

    private static String first(Map<String, SourceFile> files) {
        return files.isEmpty() ? "" : files.keySet().iterator().next();
    }
}
