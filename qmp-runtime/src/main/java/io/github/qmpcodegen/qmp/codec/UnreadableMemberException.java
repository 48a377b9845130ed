package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.QmpException;

/**
 * A member was read that the server did not send although the schema promises it, or that it sent in a form that does
 * not fit its type.
 *
 * <p>The other members of the value can still be read; {@link Unmodelled} has the member as received.
 */
public final class UnreadableMemberException extends QmpException {

    private static final long serialVersionUID = 1;

    private final transient DecodingProblem problem;

    /** Creates an exception that names the command or event, the member and the reason. */
    public UnreadableMemberException(DecodingProblem problem) {
        super(problem.toString(), null, problem.command(), null, problem.excerpt());
        this.problem = problem;
    }

    /** What is wrong with the member. */
    public DecodingProblem problem() {
        return problem;
    }
}
