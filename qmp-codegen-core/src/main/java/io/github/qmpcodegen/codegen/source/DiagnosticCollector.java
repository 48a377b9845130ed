package io.github.qmpcodegen.codegen.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps diagnostics, each once. Not thread-safe. */
public final class DiagnosticCollector implements DiagnosticSink {

    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

    @Override
    public void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** All diagnostics, in the order in which their files were first mentioned, then of their places. */
    public List<Diagnostic> diagnostics() {
        Map<String, Integer> places = new HashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            places.putIfAbsent(diagnostic.location().path(), places.size());
        }
        List<Diagnostic> sorted = new ArrayList<>(diagnostics);
        sorted.sort(Comparator.comparing((Diagnostic diagnostic) ->
                        places.get(diagnostic.location().path()))
                .thenComparing(Diagnostic::location));
        return List.copyOf(sorted);
    }

    /** Whether any of the diagnostics is of this severity. */
    public boolean has(Severity severity) {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == severity);
    }
}
