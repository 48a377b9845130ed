package io.github.qmpcodegen.codegen.syntax;

import java.util.List;

/**
 * The text that describes the events, {@code qmp-events.txt}.
 *
 * @param path its path as the user gave it
 * @param lines its lines
 */
public record EventsFile(String path, List<TextLine> lines) {

    /** Copies the lines. */
    public EventsFile {
        lines = List.copyOf(lines);
    }

    /** Returns the file as text, with LF after every line. */
    public String print() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }
}
