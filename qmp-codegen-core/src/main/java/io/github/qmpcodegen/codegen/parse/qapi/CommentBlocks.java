package io.github.qmpcodegen.codegen.parse.qapi;

import static io.github.qmpcodegen.codegen.syntax.qapi.QapiComment.DOCUMENTATION_MARK;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import java.util.ArrayList;
import java.util.List;

/** Gathers the comment lines at the top level into comments: lines that follow each other, or from ## to ##. */
final class CommentBlocks {

    private final DiagnosticSink sink;
    private final List<QapiComment> blocks = new ArrayList<>();
    private final List<TextLine> open = new ArrayList<>();
    private boolean documentation;

    CommentBlocks(DiagnosticSink sink) {
        this.sink = sink;
    }

    void add(TextLine line) {
        if (!open.isEmpty()
                && line.location().line()
                        != open.get(open.size() - 1).location().line() + 1) {
            close();
        }
        boolean mark = line.text().stripTrailing().equals(DOCUMENTATION_MARK);
        if (documentation) {
            open.add(line);
            if (mark) {
                close();
            }
            return;
        }
        boolean begins =
                line.text().startsWith(DOCUMENTATION_MARK) && !line.text().startsWith("###");
        if (begins) {
            close();
            documentation = true;
            if (!mark) {
                sink.report(
                        QapiSyntaxCode.DOCUMENTATION_MARK,
                        line.location(),
                        "text follows '##', which begins a documentation comment; expected it on the next line");
            }
        }
        open.add(line);
    }

    List<QapiComment> finish() {
        close();
        return blocks;
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        QapiComment block = new QapiComment(open, documentation);
        if (documentation && !block.isClosed()) {
            sink.report(
                    QapiSyntaxCode.OPEN_DOCUMENTATION,
                    block.location(),
                    "the documentation comment that begins here does not end; expected a line '##' after its last line");
        }
        blocks.add(block);
        open.clear();
        documentation = false;
    }
}
