package io.github.qmpcodegen.codegen.emit;

import io.github.qmpcodegen.codegen.javamodel.Doc;

/** Whole comments of what has no parameters. */
final class Comments {

    private Comments() {}

    /** The comment of a type or constant, with further paragraphs. */
    static String ofType(Doc doc, FileScope scope, String... paragraphs) {
        StringBuilder text = new StringBuilder(JavadocText.capitalize(scope.description(doc)));
        for (String paragraph : paragraphs) {
            text.append("\n\n<p>").append(paragraph);
        }
        if (doc.deprecated()) {
            text.append("\n\n").append(RecordParts.deprecatedTag(doc));
        }
        return JavadocText.wrap(text.toString());
    }
}
