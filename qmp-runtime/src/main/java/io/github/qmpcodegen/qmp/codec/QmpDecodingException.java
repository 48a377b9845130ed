package io.github.qmpcodegen.qmp.codec;

import java.util.List;
import java.util.stream.Collectors;

/** Says that a JSON value is not one of the type as which it was to be decoded. */
public final class QmpDecodingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<DecodingProblem> problems;

    /** Makes one for at least one problem. */
    public QmpDecodingException(List<DecodingProblem> problems) {
        super(problems.stream().map(DecodingProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; each with its place and the value as it came. */
    public List<DecodingProblem> problems() {
        // Lost in serialization, where the message remains.
        return problems == null ? List.of() : problems;
    }
}
