package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.QmpException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says that a JSON value is not one of the type as which it was to be decoded. The connection goes on. */
public final class QmpDecodingException extends QmpException {

    private static final long serialVersionUID = 1;

    private final transient List<DecodingProblem> problems;

    /** Makes one for at least one problem. */
    public QmpDecodingException(List<DecodingProblem> problems) {
        this(problems, null);
    }

    /**
     * Makes one for at least one problem.
     *
     * @param problems what is wrong
     * @param cause what the type's own code threw, null for nothing
     */
    public QmpDecodingException(List<DecodingProblem> problems, @Nullable Throwable cause) {
        super(
                problems.stream().map(DecodingProblem::toString).collect(Collectors.joining("; ")),
                cause,
                problems.get(0).command(),
                null,
                problems.get(0).excerpt());
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; each with its place and the value as it came. */
    public List<DecodingProblem> problems() {
        // Lost in serialization, where the message remains.
        return problems == null ? List.of() : problems;
    }
}
