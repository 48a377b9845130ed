package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.QmpException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON value cannot be decoded as the expected type. The connection stays open. */
public final class QmpDecodingException extends QmpException {

    private static final long serialVersionUID = 1;

    private final transient List<DecodingProblem> problems;

    /** Creates the exception for at least one problem. */
    public QmpDecodingException(List<DecodingProblem> problems) {
        this(problems, null);
    }

    /**
     * Creates the exception for at least one problem.
     *
     * @param problems what is wrong
     * @param cause the exception of the type's own code, null for none
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

    /** What is wrong; each problem has its place and the value as received. */
    public List<DecodingProblem> problems() {
        // Lost in serialization, where the message remains.
        return problems == null ? List.of() : problems;
    }
}
