package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;

/**
 * A comment at the top level: consecutive lines.
 *
 * @param lines its lines, each from its {@code #} on; at least one
 * @param documentation whether it starts with a line {@code ##}, which makes it a documentation comment
 */
public record QapiComment(List<TextLine> lines, boolean documentation) implements QapiElement {

    /** The line that starts and ends a documentation comment. */
    public static final String DOCUMENTATION_MARK = "##";

    /** Copies the lines. */
    public QapiComment {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a comment has at least one line");
        }
    }

    @Override
    public SourceLocation location() {
        return lines.get(0).location();
    }

    /** Whether the mark that starts this documentation comment is alone on its line. */
    public boolean isMarked() {
        return lines.get(0).text().stripTrailing().equals(DOCUMENTATION_MARK);
    }

    /** Whether this is a documentation comment that ends as it should. */
    public boolean isClosed() {
        return lines.size() > 1
                && lines.get(lines.size() - 1).text().stripTrailing().equals(DOCUMENTATION_MARK);
    }
}
