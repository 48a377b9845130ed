package io.github.qmpcodegen.qmp.internal.introspect;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.schema.Misfit;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides what is an error in a reply or an event that does not fit its generated type completely. The types may be
 * from another release than the server, so the server decides: what its own interface lacks may be missing, and what it
 * has may come. What the types cannot hold is still an error.
 */
public final class StrictReading {

    private final Introspection introspection;

    /** Creates strict reading for a server. */
    public StrictReading(Introspection introspection) {
        this.introspection = introspection;
    }

    /**
     * Throws an exception if something is an error. Queries the server's interface if something may be.
     *
     * @param decoding has what does not fit the types
     * @param walk finds what does not fit an interface
     * @throws QmpDecodingException if there are errors; the exception has all of them
     */
    public void requireFitting(Decoding decoding, Function<ServerInterface, List<Misfit>> walk) {
        List<DecodingProblem> problems = decoding.problems();
        if (problems.isEmpty()) {
            return;
        }
        List<DecodingProblem> errors =
                problems.stream().allMatch(StrictReading::isOfTheTypes) ? problems : errors(decoding, walk);
        if (!errors.isEmpty()) {
            throw new QmpDecodingException(errors);
        }
    }

    private List<DecodingProblem> errors(Decoding decoding, Function<ServerInterface, List<Misfit>> walk) {
        List<DecodingProblem> problems = decoding.problems();
        try {
            Optional<ServerInterface> server = introspection.types();
            if (server.isEmpty()) {
                return decoding.errors();
            }
            Set<String> paths =
                    walk.apply(server.get()).stream().map(Misfit::path).collect(Collectors.toSet());
            return problems.stream()
                    .filter(problem -> isOfTheTypes(problem) || isRefused(problem, paths))
                    .toList();
        } catch (QmpException | IllegalArgumentException e) {
            QmpDecodingException all = new QmpDecodingException(problems);
            all.addSuppressed(e);
            throw all;
        }
    }

    /**
     * Whether the server's interface refuses what is wrong. What is of another type altogether it may refuse as a whole, or
     * for something inside.
     */
    private static boolean isRefused(DecodingProblem problem, Set<String> misfits) {
        return misfits.contains(problem.path())
                || (problem.kind() == DecodingProblem.Kind.OTHER_TYPE
                        && misfits.stream()
                                .anyMatch(misfit ->
                                        isWithin(misfit, problem.path()) || isWithin(problem.path(), misfit)));
    }

    private static boolean isWithin(String path, String outer) {
        return path.startsWith(outer + ".") || path.startsWith(outer + "[");
    }

    /** Whether a value would be one that the generated type cannot hold, whoever sends it. */
    private static boolean isOfTheTypes(DecodingProblem problem) {
        return problem.kind() == DecodingProblem.Kind.WRONG_KIND || problem.kind() == DecodingProblem.Kind.OUT_OF_RANGE;
    }
}
