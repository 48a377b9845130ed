package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sources that are read as those of one release, and look as if they were of several. */
final class OtherReleases {

    private OtherReleases() {}

    /**
     * Says with the first error of two places in different sources, such as a name that both define, what the reason may
     * be.
     *
     * @param diagnostics all that is wrong with the sources
     * @param sources what the user names
     */
    static List<Diagnostic> suspected(List<Diagnostic> diagnostics, List<String> sources) {
        if (sources.size() < 2) {
            return diagnostics;
        }
        List<Diagnostic> reported = new ArrayList<>(diagnostics);
        for (int i = 0; i < reported.size(); i++) {
            Diagnostic each = reported.get(i);
            Optional<String> source = source(each.location(), sources);
            Optional<String> other = each.related().stream()
                    .flatMap(related -> source(related.location(), sources).stream())
                    .filter(name -> !name.equals(source.orElse(name)))
                    .findFirst();
            if (each.severity() == Severity.ERROR && other.isPresent()) {
                reported.set(i, explained(each, other.get(), source.orElse("")));
                return reported;
            }
        }
        return reported;
    }

    private static Diagnostic explained(Diagnostic error, String first, String second) {
        return new Diagnostic(
                error.code(),
                error.location(),
                error.message() + "; '" + first + "' and '" + second
                        + "' are read as one release: if they are not, label each with its own, as in 7.2=SOURCE",
                error.related());
    }

    /** The source in which a place is. */
    private static Optional<String> source(SourceLocation location, List<String> sources) {
        return sources.stream()
                .filter(source -> {
                    String path = source.replace('\\', '/').replaceFirst("/+$", "");
                    return location.path().equals(path) || location.path().startsWith(path + "/");
                })
                .findFirst();
    }
}
