package io.github.qmpcodegen.codegen.docs;

import java.util.List;
import java.util.stream.Collectors;

/** The lines of a message in an example. */
final class ExampleLines {

    /** What stood before the first line in the source, and was taken away there: an arrow and a blank. */
    private static final int ARROW = 3;

    private ExampleLines() {}

    /** The text with its lines below each other as they were in the source. */
    static String aligned(String text) {
        List<String> lines = text.lines().toList();
        int indent = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        int cut = Math.min(indent, ARROW);
        return lines.stream()
                .limit(1)
                .collect(Collectors.joining())
                .concat(lines.stream()
                        .skip(1)
                        .map(line -> "\n" + line.substring(Math.min(cut, line.length())))
                        .collect(Collectors.joining()));
    }
}
