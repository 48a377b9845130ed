package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.render.Discretion;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines that were typed, but for those that may hold a password. */
final class ShellHistory extends DefaultHistory {

    @Override
    public void add(Instant time, String line) {
        if (!Discretion.concerns(line)) {
            super.add(time, line);
        }
    }
}
