package io.github.qmpcodegen.samples.qmpshell.terminal;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines that were typed, but for those that seem to hold a password. */
final class ShellHistory extends DefaultHistory {

    private static final Pattern SECRET =
            Pattern.compile("passw|secret|auth-token|passphrase", Pattern.CASE_INSENSITIVE);

    @Override
    public void add(Instant time, String line) {
        if (!SECRET.matcher(line).find()) {
            super.add(time, line);
        }
    }
}
