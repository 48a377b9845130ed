package io.github.qmpcodegen.codegen.source;

import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong with the input, and where.
 *
 * @param code the kind
 * @param location where it is
 * @param message what is wrong, what was expected and how to mend it; starts in lower case, has no full stop at its end
 * @param related other places that belong to it, such as the first of two definitions
 */
public record Diagnostic(DiagnosticCode code, SourceLocation location, String message, List<Related> related) {

    /** Checks and copies the parts. */
    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(message, "message");
        related = List.copyOf(related);
    }

    /** A diagnostic that concerns a single place. */
    public static Diagnostic of(DiagnosticCode code, SourceLocation location, String message) {
        return new Diagnostic(code, location, message, List.of());
    }

    /** How bad it is. */
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
