package io.github.qmpcodegen.codegen.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A sink that adds to each diagnostic of a file where that file is included.
 *
 * @param includedFrom the places of the includes, nearest first; empty for a file that the user named
 * @param sink receives the diagnostics
 */
public record IncludeChain(List<SourceLocation> includedFrom, DiagnosticSink sink) implements DiagnosticSink {

    /** Copies the places. */
    public IncludeChain {
        includedFrom = List.copyOf(includedFrom);
    }

    @Override
    public void report(Diagnostic diagnostic) {
        List<Diagnostic.Related> related = new ArrayList<>(diagnostic.related());
        includedFrom.forEach(location -> related.add(new Diagnostic.Related(location, "included from here")));
        sink.report(new Diagnostic(diagnostic.code(), diagnostic.location(), diagnostic.message(), related));
    }
}
