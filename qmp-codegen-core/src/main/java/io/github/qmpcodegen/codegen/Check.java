package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.link.hx.HxFindings;
import io.github.qmpcodegen.codegen.link.qapi.QapiFindings;
import io.github.qmpcodegen.codegen.lint.Lint;
import io.github.qmpcodegen.codegen.load.LoadedSources;
import io.github.qmpcodegen.codegen.load.SourceLoader;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Checks the description of an interface for errors and gaps. */
public final class Check {

    private Check() {}

    /**
     * Runs a check.
     *
     * @param request what to check
     * @param access reads the sources
     */
    public static CheckResult run(CheckRequest request, SourceAccess access) {
        SortedMap<Release, Sources> releases = request.sources().releases();
        if (!releases.isEmpty()) {
            return eachRelease(request, releases, access);
        }
        LoadedSources sources = SourceLoader.load(request.sources(), access);
        LoadedSchema loaded = LoadedSchema.of(sources);
        DiagnosticCollector findings = new DiagnosticCollector();
        loaded.diagnostics().forEach(findings::report);
        // They look at each definition by itself, so that those that are broken do not matter.
        QapiFindings.find(sources.qapiTree(), findings);
        if (!loaded.hasErrors()) {
            HxFindings.find(sources.tables(), sources.eventTexts(), findings);
            Lint.check(loaded.schema(), findings);
        }
        return new CheckResult(
                loaded.outcome(request.sources()),
                loaded,
                findings.diagnostics().stream()
                        .filter(finding -> finding.severity() != Severity.NOTE)
                        .filter(finding ->
                                !request.disabled().contains(finding.code().id()))
                        .toList());
    }

    /** Releases are described by different people at different times, so each is checked by itself. */
    private static CheckResult eachRelease(
            CheckRequest request, SortedMap<Release, Sources> releases, SourceAccess access) {
        List<Diagnostic> findings = new ArrayList<>();
        releases.values()
                .forEach(sources -> findings.addAll(run(new CheckRequest(sources, request.disabled()), access)
                        .findings()));
        LoadedSchema loaded = LoadedSchema.of(request.sources(), access);
        return new CheckResult(loaded.outcome(request.sources()), loaded, findings);
    }
}
