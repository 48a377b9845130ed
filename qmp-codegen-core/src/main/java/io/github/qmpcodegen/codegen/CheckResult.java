package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.lint.FindingsJson;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.util.List;

/**
 * What came of a check.
 *
 * @param outcome how it ended; findings do not matter for it
 * @param loaded the interface, and what is wrong with the sources
 * @param findings what is wrong or wanting, in the order of the sources: all errors and warnings about the sources and,
 *     when there is no error, what the {@linkplain io.github.qmpcodegen.codegen.source.Rule rules} find
 */
public record CheckResult(Outcome outcome, LoadedSchema loaded, List<Diagnostic> findings) {

    /** Copies the list. */
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /**
     * The findings for tools, as a JSON text that ends with a line end: an object with an array {@code findings}, each with
     * {@code rule}, {@code severity}, {@code message}, {@code path}, {@code line} and {@code column} (0 where the finding is
     * about the whole), and {@code related} places.
     */
    public String json() {
        return new FindingsJson().write(findings);
    }

    /** The findings for tools, in the Static Analysis Results Interchange Format, version 2.1.0. */
    public String sarif() {
        return new FindingsJson().writeSarif(findings, GeneratorVersion.version());
    }
}
