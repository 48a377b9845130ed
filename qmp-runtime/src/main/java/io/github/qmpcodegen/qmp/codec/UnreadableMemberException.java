package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.QmpException;

/**
 * Says that a member was read which the server did not send although the schema promises it, or sent in a form that
 * does not fit its type.
 *
 * <p>The other members of the value can be read all the same; {@link Unmodelled} has the member as it came.
 */
public final class UnreadableMemberException extends QmpException {

    private static final long serialVersionUID = 1;

    private final transient DecodingProblem problem;

    /** Makes one that names the command or event, the member and the reason. */
    public UnreadableMemberException(DecodingProblem problem) {
        super(problem.toString(), null, problem.command(), null, problem.excerpt());
        this.problem = problem;
    }

    /** What is wrong with the member. */
    public DecodingProblem problem() {
        return problem;
    }
}
