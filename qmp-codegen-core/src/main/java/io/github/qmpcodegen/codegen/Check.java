package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.link.hx.HxFindings;
import io.github.qmpcodegen.codegen.link.qapi.QapiFindings;
import io.github.qmpcodegen.codegen.lint.Lint;
import io.github.qmpcodegen.codegen.load.LoadedSources;
import io.github.qmpcodegen.codegen.load.SourceLoader;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;

/** Finds what is wrong or wanting in the description of an interface. */
public final class Check {

    private Check() {}

    /**
     * Carries out a request.
     *
     * @param request what is asked for
     * @param access reads the sources
     */
    public static CheckResult run(CheckRequest request, SourceAccess access) {
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
}
