package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.link.hx.HxFindings;
import io.github.qmpcodegen.codegen.link.qapi.QapiFindings;
import io.github.qmpcodegen.codegen.lint.Lint;
import io.github.qmpcodegen.codegen.load.LoadedSources;
import io.github.qmpcodegen.codegen.load.SourceLoader;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;
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
        SortedMap<Release, LoadedSources> releases = SourceLoader.loadEach(request.sources(), access);
        LoadedSources sources = releases.isEmpty()
                ? SourceLoader.load(request.sources(), access)
                : SourceLoader.join(releases, request.sources());
        LoadedSchema loaded = LoadedSchema.of(sources);
        DiagnosticCollector findings = new DiagnosticCollector();
        if (releases.isEmpty()) {
            find(sources, findings);
        } else {
            // Releases are described by different people at different times, so each is checked by itself.
            releases.values().forEach(release -> find(release, findings));
            loaded.diagnostics().forEach(findings::report);
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

    private static void find(LoadedSources sources, DiagnosticCollector findings) {
        sources.diagnostics().forEach(findings::report);
        // They look at each definition by itself, so that those that are broken do not matter.
        QapiFindings.find(sources.qapiTree(), findings);
        if (sources.diagnostics().stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
            HxFindings.find(sources.tables(), sources.eventTexts(), findings);
            Lint.check(sources.schema(), findings);
        }
    }
}
