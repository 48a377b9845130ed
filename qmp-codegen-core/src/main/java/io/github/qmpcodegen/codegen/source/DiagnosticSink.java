package io.github.qmpcodegen.codegen.source;

/** Takes what the stages of the pipeline have to say about the input. */
@FunctionalInterface
public interface DiagnosticSink {

    /** Takes one diagnostic. */
    void report(Diagnostic diagnostic);

    /** Makes and takes a diagnostic that concerns a single place. */
    default void report(DiagnosticCode code, SourceLocation location, String message) {
        report(Diagnostic.of(code, location, message));
    }
}
