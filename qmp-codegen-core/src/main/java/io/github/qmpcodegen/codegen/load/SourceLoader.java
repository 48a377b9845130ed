package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.link.hx.HxLinker;
import io.github.qmpcodegen.codegen.link.qapi.QapiLinker;
import io.github.qmpcodegen.codegen.merge.SchemaMerger;
import io.github.qmpcodegen.codegen.parse.EventsParser;
import io.github.qmpcodegen.codegen.parse.HxParser;
import io.github.qmpcodegen.codegen.parse.qapi.QapiTreeReader;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.AccessProblem;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceCode;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads the sources that a user names, of any kinds, and combines them into one schema. */
public final class SourceLoader {

    private final Sources sources;
    private final SourceAccess access;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    private final List<HxFile> tables = new ArrayList<>();
    private final List<EventsFile> eventTexts = new ArrayList<>();
    private final List<SourceFile> qapiFiles = new ArrayList<>();
    private final List<Schema> introspected = new ArrayList<>();

    /** The files whose interfaces are joined of releases. */
    private final List<String> ofSeveralReleases = new ArrayList<>();

    private SourceLoader(Sources sources, SourceAccess access) {
        this.sources = sources;
        this.access = access;
    }

    /**
     * Loads sources that describe commands or events.
     *
     * @param sources the sources
     * @param access reads the files
     */
    public static LoadedSources load(Sources sources, SourceAccess access) {
        return load(sources, access, false);
    }

    /**
     * Loads sources from which something is selected by name, so they may have only types, without commands and events.
     *
     * @param sources the sources
     * @param access reads the files
     */
    public static LoadedSources loadWithTypesAlone(Sources sources, SourceAccess access) {
        return load(sources, access, true);
    }

    private static LoadedSources load(Sources sources, SourceAccess access, boolean typesAlone) {
        SortedMap<Release, LoadedSources> releases = loadEach(
                sources, each -> new SourceLoader(each, access).load(typesAlone).withoutSyntax());
        return releases.isEmpty()
                ? new SourceLoader(sources, access).load(typesAlone)
                : LoadedReleases.joined(releases, sources);
    }

    /**
     * Loads the sources of each release by itself.
     *
     * @param sources the sources
     * @param access reads the files
     * @return empty if no release is named
     */
    public static SortedMap<Release, LoadedSources> loadEach(Sources sources, SourceAccess access) {
        return loadEach(sources, each -> new SourceLoader(each, access).load(false));
    }

    private static SortedMap<Release, LoadedSources> loadEach(
            Sources sources, Function<Sources, LoadedSources> loading) {
        // No release depends on another, so as many are read at once as there are processors.
        Map<Release, LoadedSources> loaded = sources.releases().entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, each -> loading.apply(each.getValue())));
        return new TreeMap<>(loaded);
    }

    /**
     * Makes one of what {@link #loadEach} has loaded, without the syntax of the sources.
     *
     * @param releases at least one
     * @param sources where they come from
     */
    public static LoadedSources join(SortedMap<Release, LoadedSources> releases, Sources sources) {
        return LoadedReleases.joined(releases, sources);
    }

    private LoadedSources load(boolean typesAlone) {
        sources.names().stream()
                .map(source -> source.replace('\\', '/'))
                .distinct()
                .sorted()
                .forEach(this::read);
        if (tables.size() + eventTexts.size() + qapiFiles.size() + introspected.size() > 1) {
            ofSeveralReleases.forEach(this::reportReleasesWithin);
        }
        List<Schema> bestFirst = new ArrayList<>();
        QapiTree qapiTree = QapiTreeReader.read(qapiFiles, access, file -> files.put(file.path(), file), diagnostics);
        bestFirst.add(QapiLinker.link(qapiTree, diagnostics));
        bestFirst.addAll(introspected);
        Schema exact = SchemaMerger.merge(bestFirst, diagnostics);
        Schema described = HxLinker.link(tables, eventTexts, exact, diagnostics);
        Schema schema = SchemaMerger.merge(List.of(exact, described), diagnostics);
        schema = LoadedReleases.selected(schema, sources, diagnostics);
        boolean enough = typesAlone && schema.isOfTypesAlone();
        if (schema.commands().isEmpty() && schema.events().isEmpty() && !enough && !diagnostics.has(Severity.ERROR)) {
            reportNoInterface(schema);
        }
        List<Diagnostic> explained = OtherReleases.suspected(diagnostics.diagnostics(), sources.names());
        return new LoadedSources(schema, explained, files, tables, eventTexts, qapiTree);
    }

    private void reportReleasesWithin(String path) {
        diagnostics.report(
                SourceCode.RELEASES_WITHIN,
                SourceLocation.ofWhole(path),
                "this interface covers several releases, and nothing says which of them the other sources describe; give it"
                        + " alone");
    }

    private void reportNoInterface(Schema schema) {
        List<String> names = sources.names();
        String where = names.size() == 1 ? "this source" : "any of the sources";
        long types = schema.types().values().stream()
                .filter(type -> type.name().declared())
                .count();
        diagnostics.report(
                SourceCode.NO_INTERFACE,
                SourceLocation.ofWhole(names.isEmpty() ? "" : names.get(0)),
                "there are no commands and no events in " + where
                        + (types == 0
                                ? "; expected a qmp-commands.hx, a qmp-events.txt, a QAPI schema or a server's schema"
                                : ", only types; to generate " + (types == 1 ? "the one" : "all " + types)
                                        + ", use generate --include '*', or in Maven <includes>*</includes>; a pattern"
                                        + " of names chooses among them"));
    }

    private boolean hasErrorsIn(SourceFile file) {
        return diagnostics.diagnostics().stream()
                .anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR
                        && diagnostic.location().path().equals(file.path()));
    }

    private void read(String source) {
        if (Sources.isAddress(source)) {
            introspected.add(LiveServer.read(source, diagnostics));
        } else if (access.isFolder(source)) {
            readFolder(source);
        } else {
            readFile(source);
        }
    }

    private void readFolder(String folder) {
        try {
            SourceFolder.sources(folder, access, diagnostics).forEach(this::readFile);
        } catch (IOException e) {
            diagnostics.report(
                    SourceCode.UNREADABLE_FILE,
                    SourceLocation.ofWhole(folder),
                    "cannot read this folder: " + AccessProblem.reason(e));
        }
    }

    private void readFile(String path) {
        Optional<SourceFile> text = readText(path);
        if (text.isEmpty()) {
            return;
        }
        SourceFile file = text.get();
        files.put(path, file);
        Optional<SourceKind> kind = SourceKind.of(file);
        if (kind.isEmpty()) {
            diagnostics.report(
                    SourceCode.UNKNOWN_KIND,
                    SourceLocation.ofWhole(path),
                    "cannot tell what this file is; expected a qmp-commands.hx, a qmp-events.txt, a QAPI schema (.json) or"
                            + " a server's schema");
            return;
        }
        switch (kind.get()) {
            case COMMAND_TABLE -> readTable(file);
            case EVENTS_TEXT -> eventTexts.add(EventsParser.parse(file));
            case QAPI -> qapiFiles.add(file);
            case INTROSPECTION -> {
                Schema schema = SchemaInfoReader.read(file, diagnostics);
                introspected.add(schema);
                if (Releases.of(schema).isPresent()) {
                    ofSeveralReleases.add(path);
                }
            }
        }
    }

    private void readTable(SourceFile file) {
        HxFile table = HxParser.parse(file, sources.defines().values(), diagnostics);
        if (table.describesQmp()) {
            tables.add(table);
        } else if (!hasErrorsIn(file)) {
            diagnostics.report(
                    Rule.NOTHING_OF_QMP,
                    SourceLocation.ofWhole(file.path()),
                    "this file says nothing about QMP: it has neither SQMP sections nor entries that only QMP calls");
        }
    }

    private Optional<SourceFile> readText(String path) {
        return SourceReader.read(path, access, diagnostics)
                .flatMap(bytes -> SourceFile.decode(path, bytes, diagnostics));
    }
}
