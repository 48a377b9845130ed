package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.diff.Change;
import io.github.qmpcodegen.codegen.diff.SchemaDiff;
import io.github.qmpcodegen.codegen.join.Restriction;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceCode;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two interfaces. */
public final class Diff {

    private Diff() {}

    /**
     * Runs a comparison.
     *
     * @param request what to compare
     * @param access reads the sources
     */
    public static DiffResult run(DiffRequest request, SourceAccess access) {
        LoadedSchema older = LoadedSchema.of(request.before(), access);
        LoadedSchema newer =
                request.after().equals(request.before()) ? older : LoadedSchema.of(request.after(), access);
        DiffRequest chosen = request.among(releases(older));
        LoadedSchema before = at(chosen.from(), older);
        LoadedSchema after = at(chosen.to(), newer);
        if (chosen.betweenReleases() && Objects.equals(chosen.from(), chosen.to()) && !after.hasErrors()) {
            after = withProblem(
                    after,
                    releases(older).size() > 1
                            ? "the older and the newer release are both " + chosen.to() + "; expected two of "
                                    + releases(older)
                            : "expected two sources, an older and a newer, or an export of several releases, but this"
                                    + " is the interface of a single release");
        }
        Outcome outcome = worse(before.outcome(request.before()), after.outcome(request.after()));
        List<Change> changes =
                outcome == Outcome.DONE ? SchemaDiff.between(before.schema(), after.schema()) : List.of();
        return new DiffResult(chosen, outcome, before, after, changes);
    }

    /** What a release has of an interface. */
    private static LoadedSchema at(@Nullable Release release, LoadedSchema loaded) {
        if (release == null || loaded.hasErrors()) {
            return loaded;
        }
        List<Release> releases = releases(loaded);
        if (!releases.contains(release)) {
            return withProblem(
                    loaded,
                    "no source describes " + release
                            + (releases.isEmpty()
                                    ? ": this is the interface of a single release"
                                    : "; expected one of " + releases));
        }
        return new LoadedSchema(Restriction.to(loaded.schema(), Set.of(release)), loaded.diagnostics(), loaded.files());
    }

    private static List<Release> releases(LoadedSchema loaded) {
        return loaded.hasErrors()
                ? List.of()
                : Releases.of(loaded.schema()).map(Releases::all).orElse(List.of());
    }

    private static LoadedSchema withProblem(LoadedSchema loaded, String problem) {
        String path = loaded.files().isEmpty()
                ? ""
                : loaded.files().keySet().iterator().next();
        return loaded.and(List.of(Diagnostic.of(SourceCode.NO_RELEASES, SourceLocation.ofWhole(path), problem)));
    }

    /** Outcomes of loading, of which each is worse than those before it. */
    private static Outcome worse(Outcome one, Outcome other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
