package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.lint.FindingsJson;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.util.List;

/**
 * The result of a check.
 *
 * @param outcome how the check ended, regardless of findings
 * @param loaded the interface, and the diagnostics about the sources
 * @param findings what was found, in the order of the sources: all errors and warnings about the sources and, if there
 *     are no errors, what the {@linkplain io.github.qmpcodegen.codegen.source.Rule rules} find
 */
public record CheckResult(Outcome outcome, LoadedSchema loaded, List<Diagnostic> findings) {

    /** Copies the list. */
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /**
     * Returns the findings for tools, as JSON text that ends with a line feed: an object with an array
     * {@code findings}, each with {@code rule}, {@code severity}, {@code message}, {@code path}, {@code line} and
     * {@code column} (0 where the finding is about the whole), and {@code related} places.
     */
    public String json() {
        return new FindingsJson().write(findings);
    }

    /** Returns the findings for tools, in the Static Analysis Results Interchange Format, version 2.1.0. */
    public String sarif() {
        return new FindingsJson().writeSarif(findings, GeneratorVersion.version());
    }
}
