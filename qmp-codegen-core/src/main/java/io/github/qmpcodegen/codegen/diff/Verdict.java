package io.github.qmpcodegen.codegen.diff;

/**
 * Whether a change breaks clients.
 *
 * @param breaking whether a client that was correct before may now fail
 * @param reason why it breaks a client, or why it does not
 */
public record Verdict(boolean breaking, String reason) {

    static Verdict breaks(String reason) {
        return new Verdict(true, reason);
    }

    static Verdict harmless(String reason) {
        return new Verdict(false, reason);
    }

    /** The harder of two verdicts; of two equally hard ones, this one. */
    Verdict orHarder(Verdict other) {
        return other.breaking && !breaking ? other : this;
    }
}
