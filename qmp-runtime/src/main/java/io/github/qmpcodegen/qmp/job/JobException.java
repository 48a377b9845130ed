package io.github.qmpcodegen.qmp.job;

import io.github.qmpcodegen.qmp.QmpException;

/** A job did not reach the state that was waited for. */
public final class JobException extends QmpException {
    private static final long serialVersionUID = 1L;

    private final transient JobOutcome outcome;

    /**
     * Creates the exception.
     *
     * @param message what happened, in words
     * @param outcome what became of the job instead
     */
    public JobException(String message, JobOutcome outcome) {
        super(message, outcome instanceof JobOutcome.ConnectionLost lost ? lost.cause() : null, null, null, null);
        this.outcome = outcome;
    }

    /** What became of the job instead. */
    public JobOutcome outcome() {
        return outcome;
    }
}
