package io.github.qmpcodegen.codegen.prose.qapi;

import java.util.List;

/** Reads the section of a documentation comment that shows examples: messages, and words that introduce them. */
final class ExampleText {

    private ExampleText() {}

    static void read(List<DocLine> lines, ExampleScanner examples) {
        List<DocLine> text = DocLine.dedented(DocLine.trimmed(lines));
        int next = 0;
        while (next < text.size()) {
            DocLine line = text.get(next);
            String stripped = line.text().strip();
            if (ExampleScanner.beginsMessage(line) || stripped.startsWith("{")) {
                int length = ExampleScanner.messageLength(text, next);
                examples.message(text.subList(next, next + length));
                next += length;
            } else {
                if (!line.isBlank() && !stripped.equals("...")) {
                    examples.words(InlineMarkup.plain(
                            stripped.endsWith("::")
                                    ? stripped.substring(0, stripped.length() - (stripped.equals("::") ? 2 : 1))
                                    : stripped));
                }
                next++;
            }
        }
    }
}
