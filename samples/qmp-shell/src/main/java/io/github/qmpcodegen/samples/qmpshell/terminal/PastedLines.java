package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import java.util.Objects;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.Widget;

/**
 * The lines of a text that was pasted, which are run as if they had been typed: each that is whole and has an end is, in
 * order; what follows the last end stays to be edited.
 */
final class PastedLines {

    private final LineReader reader;
    private final Mode mode;

    /** What was pasted behind the line that runs. */
    private volatile String rest = "";

    private PastedLines(LineReader reader, Mode mode) {
        this.reader = reader;
        this.mode = mode;
    }

    /** Takes over what is pasted into an editor whose terminal marks it (bracketed paste). */
    static PastedLines of(LineReader reader, Mode mode) {
        PastedLines lines = new PastedLines(reader, mode);
        Widget insert =
                Objects.requireNonNull(reader.getBuiltinWidgets().get(LineReader.BEGIN_PASTE), "every editor has it");
        reader.getWidgets().put(LineReader.BEGIN_PASTE, () -> {
            boolean inserted = insert.apply();
            if (lines.keepFirst()) {
                reader.callWidget(LineReader.ACCEPT_LINE);
            }
            return inserted;
        });
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            if (lines.keepFirst()) {
                // The editor looks for the end of a line only after a key.
                reader.runMacro("\r");
            }
            return true;
        });
        return lines;
    }

    /** What the next line begins with. */
    String take() {
        String taken = rest;
        rest = "";
        return taken;
    }

    /** Leaves what is to be run in the editor, and keeps what follows it; false if nothing in the editor has an end. */
    private boolean keepFirst() {
        Buffer buffer = reader.getBuffer();
        String text = buffer.toString();
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (mode.isComplete(text.substring(0, end))) {
                rest = text.substring(end + 1);
                buffer.clear();
                buffer.write(text.substring(0, end));
                return true;
            }
        }
        return false;
    }
}
