package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** The lines that mark for hxtool what the lines after them are, such as SQMP. */
final class Markers {

    private Markers() {}

    /** Warns of those that are not written as hxtool wants them: alone on their lines, without blanks before them. */
    static void check(List<Token> tokens, SourceFile file, DiagnosticSink sink) {
        for (Token token : tokens) {
            if (isMarker(token)) {
                check(token, file, sink);
            }
        }
    }

    /** A marker's name. */
    static String name(Token marker) {
        String text = marker.getText().strip();
        int end = 0;
        while (end < text.length() && Character.isUpperCase(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isMarker(Token token) {
        return switch (token.getType()) {
            case QmpCommandsLexer.SQMP, QmpCommandsLexer.EQMP, QmpCommandsLexer.STEXI, QmpCommandsLexer.ETEXI -> true;
            default -> false;
        };
    }

    private static void check(Token token, SourceFile file, DiagnosticSink sink) {
        String text = token.getText();
        String name = name(token);
        int start = text.indexOf(name);
        if (start > 0) {
            sink.report(
                    Rule.INDENTED_MARKER,
                    file.locationOf(token.getStartIndex() + start),
                    "spaces before '" + name + "' hide it from hxtool when it collects the documentation;"
                            + " expected '" + name + "' at the start of its line");
        }
        String rest = text.substring(start + name.length());
        // The newer markers of the manual may carry a label in parentheses.
        boolean labelled = name.equals("SRST") && rest.startsWith("(");
        if (!rest.isBlank() && !labelled) {
            int blanks = rest.length() - rest.stripLeading().length();
            sink.report(
                    Rule.TEXT_AFTER_MARKER,
                    file.locationOf(token.getStartIndex() + start + name.length() + blanks),
                    "text after '" + name + "' is ignored: expected the end of the line");
        }
    }
}
