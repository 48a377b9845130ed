package io.github.qmpcodegen.codegen.prose.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a documentation comment without its {@code #}.
 *
 * @param text its text without blanks at the end
 * @param location where the text begins
 */
record DocLine(String text, SourceLocation location) {

    /** The line of a comment; one blank behind the {@code #} belongs to the mark. */
    static DocLine of(TextLine line) {
        int start = line.text().startsWith("# ") ? 2 : 1;
        return new DocLine(
                line.text().substring(Math.min(start, line.text().length())).stripTrailing(),
                moved(line.location(), start));
    }

    boolean isBlank() {
        return text.isBlank();
    }

    int indent() {
        int indent = 0;
        while (indent < text.length() && (text.charAt(indent) == ' ' || text.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }

    /** The line from a column on; an empty one if it ends before. */
    DocLine from(int column) {
        int start = Math.min(column, text.length());
        return new DocLine(text.substring(start), moved(location, start));
    }

    /** The lines without the indentation that all of them share. */
    static List<DocLine> dedented(List<DocLine> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(DocLine::indent)
                .min()
                .orElse(0);
        return lines.stream().map(line -> line.from(indent)).toList();
    }

    /** The lines without blank ones at the beginning and at the end. */
    static List<DocLine> trimmed(List<DocLine> lines) {
        int start = 0;
        int end = lines.size();
        while (start < end && lines.get(start).isBlank()) {
            start++;
        }
        while (end > start && lines.get(end - 1).isBlank()) {
            end--;
        }
        return new ArrayList<>(lines.subList(start, end));
    }

    private static SourceLocation moved(SourceLocation location, int columns) {
        return new SourceLocation(location.path(), location.line(), location.column() + columns);
    }
}
