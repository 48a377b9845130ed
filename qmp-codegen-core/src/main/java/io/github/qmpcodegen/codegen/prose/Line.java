package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;

/**
 * A line of documentation as a reader sees it: tabs are blanks up to the next multiple of eight, a no-break space is a
 * blank, and blanks at the end are none.
 *
 * @param text the line
 * @param column the number of blanks before its first other character
 * @param location where that character stands in the source
 */
record Line(String text, int column, SourceLocation location) {

    private static final int TAB_WIDTH = 8;

    static Line of(TextLine line) {
        StringBuilder expanded = new StringBuilder();
        int indentCharacters = 0;
        boolean inIndent = true;
        for (int i = 0; i < line.text().length(); i++) {
            char c = line.text().charAt(i);
            if (c == '\t') {
                do {
                    expanded.append(' ');
                } while (expanded.length() % TAB_WIDTH != 0);
            } else if (c == '\u00a0') {
                expanded.append(' ');
            } else {
                expanded.append(c);
                inIndent = inIndent && c == ' ';
            }
            if (inIndent) {
                indentCharacters++;
            }
        }
        String text = expanded.toString().stripTrailing();
        int column = text.length() - text.stripLeading().length();
        SourceLocation start = line.location();
        return new Line(
                text, column, new SourceLocation(start.path(), start.line(), start.column() + indentCharacters));
    }

    /** This line without some of its leading blanks, of which it has as many unless it is blank. */
    Line dedent(int columns) {
        return isBlank() ? this : new Line(text.substring(columns), column - columns, location);
    }

    /** A line without text in the place of this one. */
    Line blanked() {
        return new Line("", 0, location);
    }

    boolean isBlank() {
        return text.isEmpty();
    }
}
