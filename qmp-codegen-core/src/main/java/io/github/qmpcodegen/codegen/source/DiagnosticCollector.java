package io.github.qmpcodegen.codegen.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps diagnostics, each once. Not safe for use by several threads. */
public final class DiagnosticCollector implements DiagnosticSink {

    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

    @Override
    public void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** All diagnostics in the order of their files as first mentioned, then of their places. */
    public List<Diagnostic> diagnostics() {
        List<String> paths = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            String path = diagnostic.location().path();
            if (!paths.contains(path)) {
                paths.add(path);
            }
        }
        List<Diagnostic> sorted = new ArrayList<>(diagnostics);
        sorted.sort((a, b) -> {
            int byPath = Integer.compare(
                    paths.indexOf(a.location().path()),
                    paths.indexOf(b.location().path()));
            return byPath != 0 ? byPath : a.location().compareTo(b.location());
        });
        return List.copyOf(sorted);
    }

    /** Whether any of the diagnostics is of this severity. */
    public boolean has(Severity severity) {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == severity);
    }
}
