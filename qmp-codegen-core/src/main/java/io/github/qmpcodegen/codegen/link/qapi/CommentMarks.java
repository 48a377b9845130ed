package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;

/** The marks that documentation comments begin and end with. */
final class CommentMarks {

    private CommentMarks() {}

    /** Reports a first line with text; in schemas that demand documentation, linking has reported it already. */
    static void reportText(QapiComment comment, Breaches breaches) {
        if (!comment.isMarked()) {
            breaches.report(
                    comment.location(),
                    "text follows '##', which begins a documentation comment; expected it on the next line");
        }
    }

    /** Reports a last line that is missing; in schemas that demand documentation, linking has reported it already. */
    static void reportOpen(QapiComment comment, Breaches breaches) {
        if (!comment.isClosed()) {
            breaches.report(
                    comment.location(),
                    "the documentation comment that begins here does not end; expected a line '##' after its last line");
        }
    }
}
