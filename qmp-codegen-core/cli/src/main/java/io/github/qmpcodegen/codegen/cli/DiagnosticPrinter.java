package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.util.Locale;
import java.util.Map;

/**
 * Prints diagnostics as compilers do: place, severity, text and code, then the line with a caret below the place. A note,
 * after which there is nothing to mend, is a single line.
 */
final class DiagnosticPrinter {

    /** Of a longer line, only a part around the place is shown. */
    private static final int WIDEST_LINE = 160;

    private static final int SHOWN_OF_LINE = 120;
    private static final int BEFORE_PLACE = 60;

    private final Map<String, SourceFile> files;
    private final boolean colored;

    /**
     * @param files the files to show lines of, by path
     * @param colored whether to use the colours of terminals
     */
    DiagnosticPrinter(Map<String, SourceFile> files, boolean colored) {
        this.files = files;
        this.colored = colored;
    }

    /** Returns the diagnostic as lines of text. */
    String print(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        Style style = switch (diagnostic.severity()) {
            case ERROR -> Style.ERROR;
            case WARNING -> Style.WARNING;
            case NOTE -> Style.NOTE;
        };
        String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
        append(
                text,
                diagnostic.location(),
                severity,
                style,
                diagnostic.message() + " [" + diagnostic.code().id() + "]");
        if (diagnostic.severity() != Severity.NOTE) {
            appendLine(text, diagnostic.location(), style);
            for (Diagnostic.Related related : diagnostic.related()) {
                append(text, related.location(), "note", Style.NOTE, related.message());
                appendLine(text, related.location(), Style.NOTE);
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, SourceLocation location, String kind, Style style, String message) {
        text.append(styled(Style.PLACE, VisibleText.of(location.toString()) + ":"))
                .append(' ')
                .append(styled(style, kind + ":"))
                .append(' ')
                .append(VisibleText.of(message))
                .append('\n');
    }

    /** Appends the line of a place with a mark below; of a long line, a part. */
    private void appendLine(StringBuilder text, SourceLocation location, Style style) {
        SourceFile file = files.get(location.path());
        if (file == null || location.line() < 1 || location.line() > file.lineCount()) {
            return;
        }
        String line = file.line(location.line());
        if (line.isBlank()) {
            return;
        }
        int start = 0;
        int end = line.length();
        if (end > WIDEST_LINE) {
            start = Math.max(0, Math.min(location.column() - 1 - BEFORE_PLACE, end - SHOWN_OF_LINE));
            end = Math.min(end, start + SHOWN_OF_LINE);
        }
        String cut = start > 0 ? "…" : "";
        text.append(cut)
                .append(VisibleText.of(line.substring(start, end)))
                .append(end < line.length() ? "…" : "")
                .append('\n');
        if (location.column() > start && location.column() <= end + 1) {
            String before = cut + VisibleText.of(line.substring(start, location.column() - 1));
            text.append(before.replaceAll("[^\t]", " "))
                    .append(styled(style, "^"))
                    .append('\n');
        }
    }

    private String styled(Style style, String text) {
        return colored ? style.sequence + text + "\u001b[0m" : text;
    }

    private enum Style {
        PLACE("\u001b[1m"),
        ERROR("\u001b[1;31m"),
        WARNING("\u001b[1;35m"),
        NOTE("\u001b[1;36m");

        private final String sequence;

        Style(String sequence) {
            this.sequence = sequence;
        }
    }
}
