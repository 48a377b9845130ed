package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.diff.Change;
import io.github.qmpcodegen.codegen.diff.SchemaDiff;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.util.List;

/** Tells what changed between two interfaces. */
public final class Diff {

    private Diff() {}

    /**
     * Carries out a request.
     *
     * @param request what is asked for
     * @param access reads the sources
     */
    public static DiffResult run(DiffRequest request, SourceAccess access) {
        LoadedSchema before = LoadedSchema.of(request.before(), access);
        LoadedSchema after = LoadedSchema.of(request.after(), access);
        Outcome outcome = worse(before.outcome(request.before()), after.outcome(request.after()));
        List<Change> changes =
                outcome == Outcome.DONE ? SchemaDiff.between(before.schema(), after.schema()) : List.of();
        return new DiffResult(request, outcome, before, after, changes);
    }

    /** Outcomes of loading, of which each is worse than those before it. */
    private static Outcome worse(Outcome one, Outcome other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
