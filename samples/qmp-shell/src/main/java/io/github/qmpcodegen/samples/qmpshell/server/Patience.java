package io.github.qmpcodegen.samples.qmpshell.server;

import java.time.Duration;

/** How long an answer is waited for that the user has not asked for. */
final class Patience {

    private Patience() {}

    /** A time, unless the user waits for no such command that long. */
    static Duration shorter(Duration time, Duration most) {
        return time.compareTo(most) < 0 ? time : most;
    }
}
