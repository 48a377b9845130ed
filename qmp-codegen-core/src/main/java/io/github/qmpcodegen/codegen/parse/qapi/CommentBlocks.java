package io.github.qmpcodegen.codegen.parse.qapi;

import static io.github.qmpcodegen.codegen.syntax.qapi.QapiComment.DOCUMENTATION_MARK;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
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
    private final DiagnosticSink sink;

    private CommentBlocks(List<TextLine> lines, DiagnosticSink sink) {
        this.lines = lines;
        this.sink = sink;
    }

    static List<QapiComment> of(List<TextLine> lines, DiagnosticSink sink) {
        return new CommentBlocks(lines, sink).divide();
    }

    private List<QapiComment> divide() {
        List<QapiComment> blocks = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            boolean documentation = beginsDocumentation(next);
            int end = documentation ? documentationEnd(next) : plainEnd(next);
            QapiComment block = new QapiComment(lines.subList(next, end), documentation);
            if (documentation) {
                check(block);
            }
            blocks.add(block);
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

    private void check(QapiComment block) {
        if (!block.lines().get(0).text().stripTrailing().equals(DOCUMENTATION_MARK)) {
            sink.report(
                    QapiSyntaxCode.DOCUMENTATION_MARK,
                    block.location(),
                    "text follows '##', which begins a documentation comment; expected it on the next line");
        }
        if (!block.isClosed()) {
            sink.report(
                    QapiSyntaxCode.OPEN_DOCUMENTATION,
                    block.location(),
                    "the documentation comment that begins here does not end; expected a line '##' after its last line");
        }
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
