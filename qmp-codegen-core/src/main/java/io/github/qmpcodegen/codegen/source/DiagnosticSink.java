package io.github.qmpcodegen.codegen.source;

/** Receives the diagnostics of the stages of the pipeline. */
@FunctionalInterface
public interface DiagnosticSink {

    /** Receives one diagnostic. */
    void report(Diagnostic diagnostic);

    /** Creates and receives a diagnostic about a single place. */
    default void report(DiagnosticCode code, SourceLocation location, String message) {
        report(Diagnostic.of(code, location, message));
    }
}
