package io.github.qmpcodegen.samples.qmpshell.session;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What a mode writes, as text; what it tells beside replies is marked. */
final class RecordedOutput implements Output {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void show(AttributedString text) {
        lines.add(text.toString());
    }

    @Override
    public void report(AttributedString text) {
        lines.add("! " + text.toString());
    }

    @Override
    public int width() {
        return 80;
    }

    /** What was written since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
