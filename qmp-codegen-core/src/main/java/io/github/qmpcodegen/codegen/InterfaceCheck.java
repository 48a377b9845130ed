package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.link.hx.HxRemarks;
import io.github.qmpcodegen.codegen.link.qapi.QapiRemarks;
import io.github.qmpcodegen.codegen.lint.Lint;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.util.List;
import java.util.Set;

/**
 * What the lint finds in sources; its rules are those of {@link io.github.qmpcodegen.codegen.lint.Rule}.
 *
 * @param loaded what was loaded, with what is wrong with it
 * @param findings what is wrong or wanting, in the order of the sources: all errors and warnings of loading and, when
 *     there is no error, what the rules find
 */
public record InterfaceCheck(LoadedSchema loaded, List<Diagnostic> findings) {

    /** Copies the list. */
    public InterfaceCheck {
        findings = List.copyOf(findings);
    }

    /** Checks sources that use no macros but their own. */
    public static InterfaceCheck of(List<String> sources, Set<String> disabled, SourceAccess access) {
        return of(sources, Defines.NONE, disabled, access);
    }

    /**
     * Checks sources.
     *
     * @param sources the files, folders and addresses, as the user names them
     * @param defines the macros that command tables may use besides their own
     * @param disabled the ids of rules of which nothing is to be found
     * @param access reads the files
     */
    public static InterfaceCheck of(List<String> sources, Defines defines, Set<String> disabled, SourceAccess access) {
        SchemaLoader loader = new SchemaLoader(defines, access);
        LoadedSchema loaded = loader.load(sources);
        DiagnosticCollector findings = new DiagnosticCollector();
        loaded.diagnostics().forEach(findings::report);
        // They look at each definition by itself, so that those that are broken do not matter.
        QapiRemarks.find(loader.qapiTree(), findings);
        if (!loaded.hasErrors()) {
            HxRemarks.find(loader.tables(), loader.eventTexts(), findings);
            Lint.check(loaded.schema(), findings);
        }
        return new InterfaceCheck(
                loaded,
                findings.diagnostics().stream()
                        .filter(finding -> finding.severity() != Severity.NOTE)
                        .filter(finding -> !disabled.contains(finding.code().id()))
                        .toList());
    }
}
