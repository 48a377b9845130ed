package io.github.qmpcodegen.codegen.source;

import java.util.List;
import java.util.Objects;

/**
 * A message about the input, with its place.
 *
 * @param code the kind of diagnostic
 * @param location where it is
 * @param message what is wrong, what was expected and how to fix it; starts in lower case and has no full stop
 * @param related further places, such as the first of two definitions
 */
public record Diagnostic(DiagnosticCode code, SourceLocation location, String message, List<Related> related) {

    /** Checks and copies the parts. */
    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(message, "message");
        related = List.copyOf(related);
    }

    /** Returns a diagnostic about a single place. */
    public static Diagnostic of(DiagnosticCode code, SourceLocation location, String message) {
        return new Diagnostic(code, location, message, List.of());
    }

    /** The severity. */
    public Severity severity() {
        return code.severity();
    }

    /**
     * A further place that belongs to a diagnostic.
     *
     * @param location where it is
     * @param message what is there
     */
    public record Related(SourceLocation location, String message) {}
}
