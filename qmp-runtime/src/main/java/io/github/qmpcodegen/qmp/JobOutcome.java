package io.github.qmpcodegen.qmp;

/** How a job ended. */
public sealed interface JobOutcome {

    /**
     * It did all that it was to do. A mirror that is cancelled after it was ready ends so, too.
     *
     * @param offset how far it got, in bytes for most jobs; -1 when the server did not say
     * @param length how far it had to get; -1 when the server did not say
     */
    record Completed(long offset, long length) implements JobOutcome {}

    /**
     * It was cancelled.
     *
     * @param offset how far it got; -1 when the server did not say
     * @param length how far it had to get; -1 when the server did not say
     */
    record Cancelled(long offset, long length) implements JobOutcome {}

    /**
     * It failed.
     *
     * @param error the server's reason; empty when it gave none
     */
    record Failed(String error) implements JobOutcome {}

    /**
     * The connection was lost; how the job ends is not known here.
     *
     * @param cause why it was lost
     */
    record Disconnected(QmpException cause) implements JobOutcome {}
}
