package io.github.qmpcodegen.codegen.parse.qapi;

import static io.github.qmpcodegen.codegen.syntax.qapi.QapiComment.DOCUMENTATION_MARK;

import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides the comment lines between two expressions into comments.
 *
 * <p>A documentation comment goes from {@code ##} to {@code ##}, and lines without {@code #} may be between. Some old
 * ones do not end; they go to the next line without {@code #}. Other comments are lines that follow each other.
 */
final class CommentBlocks {

    private final List<TextLine> lines;

    private CommentBlocks(List<TextLine> lines) {
        this.lines = lines;
    }

    static List<QapiComment> of(List<TextLine> lines) {
        return new CommentBlocks(lines).divide();
    }

    private List<QapiComment> divide() {
        List<QapiComment> blocks = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            boolean documentation = beginsDocumentation(next);
            int end = documentation ? documentationEnd(next) : plainEnd(next);
            blocks.add(new QapiComment(lines.subList(next, end), documentation));
            next = end;
        }
        return blocks;
    }

    private int plainEnd(int start) {
        int end = start + 1;
        while (end < lines.size() && follows(end) && !beginsDocumentation(end)) {
            end++;
        }
        return end;
    }

    private int documentationEnd(int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            // Behind a gap, a mark with text below it begins a comment of its own.
            boolean begins = !follows(i) && i + 1 < lines.size() && follows(i + 1);
            if (isMark(i) && !begins) {
                return i + 1;
            }
            if (isMark(i)) {
                break;
            }
        }
        int end = start + 1;
        while (end < lines.size() && follows(end)) {
            end++;
        }
        return end;
    }

    private boolean beginsDocumentation(int index) {
        String text = lines.get(index).text();
        return text.startsWith(DOCUMENTATION_MARK) && !text.startsWith("###");
    }

    private boolean isMark(int index) {
        return lines.get(index).text().stripTrailing().equals(DOCUMENTATION_MARK);
    }

    /** Whether a line stands directly below the one before it. */
    private boolean follows(int index) {
        return lines.get(index).location().line()
                == lines.get(index - 1).location().line() + 1;
    }
}
