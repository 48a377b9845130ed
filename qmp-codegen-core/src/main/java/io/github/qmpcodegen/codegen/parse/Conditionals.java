package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * The conditions of the C preprocessor that hold at a place of a file.
 *
 * <p>Places are asked for in their order. Not safe for use by several threads.
 */
final class Conditionals {

    private static final Pattern DIRECTIVE = Pattern.compile("\\s*#\\s*(\\w*)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|$)|//.*", Pattern.DOTALL);
    private static final Pattern CONTINUATION = Pattern.compile("\\\\(\r\n|\r|\n)");
    private static final Pattern NEGATION = Pattern.compile("!(defined\\(\\w+\\))");
    private static final Pattern UNIT = Pattern.compile("!?(\\w+|defined *\\( *\\w+ *\\)|defined \\w+)");

    private final List<Token> directives;
    private final SourceFile file;
    private final DiagnosticSink sink;
    private final List<Conditional> open = new ArrayList<>();
    private int next;

    /**
     * The conditions of a file.
     *
     * @param directives its lines that begin with {@code #}, in order
     */
    Conditionals(List<Token> directives, SourceFile file, DiagnosticSink sink) {
        this.directives = directives;
        this.file = file;
        this.sink = sink;
    }

    /** The conditions that hold at a token, outermost first. */
    List<String> at(Token token) {
        while (next < directives.size() && directives.get(next).getTokenIndex() < token.getTokenIndex()) {
            read(directives.get(next));
            next++;
        }
        return open.stream().map(Conditional::condition).toList();
    }

    /** Whether one of the directives stands between two tokens. */
    boolean between(Token first, Token last) {
        return directives.stream()
                .anyMatch(directive -> directive.getTokenIndex() > first.getTokenIndex()
                        && directive.getTokenIndex() < last.getTokenIndex());
    }

    /** Reads the rest and reports the conditions that nothing ends. */
    void finish(Token end) {
        at(end);
        for (Conditional conditional : open) {
            sink.report(
                    ParseCode.MISSING_ENDIF,
                    conditional.location,
                    "'#" + conditional.directive + "' without '#endif': expected '#endif' before the end of the file");
        }
    }

    private void read(Token token) {
        Matcher matcher = DIRECTIVE.matcher(token.getText());
        if (!matcher.matches()) {
            return;
        }
        String directive = matcher.group(1);
        SourceLocation location = file.locationOf(token.getStartIndex() + matcher.start(1) - 1);
        String condition = plain(matcher.group(2));
        switch (directive) {
            case "if" -> open(directive, condition, location);
            case "ifdef" -> open(directive, condition.isEmpty() ? "" : "defined(" + condition + ")", location);
            case "ifndef" -> open(directive, condition.isEmpty() ? "" : "!defined(" + condition + ")", location);
            case "elif" -> {
                if (continues(directive, location)) {
                    open.get(open.size() - 1).elseIf(nonEmpty(directive, condition, location));
                }
            }
            case "else" -> {
                if (continues(directive, location)) {
                    open.get(open.size() - 1).otherwise();
                }
            }
            case "endif" -> {
                if (open.isEmpty()) {
                    sink.report(
                            ParseCode.MISSING_IF,
                            location,
                            "'#endif' without '#if': expected '#if' with a condition on a line before it");
                } else {
                    open.remove(open.size() - 1);
                }
            }
            default -> {
                // Includes, definitions and pragmas say nothing of the interface.
            }
        }
    }

    private void open(String directive, String condition, SourceLocation location) {
        open.add(new Conditional(directive, nonEmpty(directive, condition, location), location));
    }

    private String nonEmpty(String directive, String condition, SourceLocation location) {
        if (condition.isEmpty()) {
            sink.report(ParseCode.SYNTAX, location, "expected a condition after '#" + directive + "'");
            return "0";
        }
        return condition;
    }

    private boolean continues(String directive, SourceLocation location) {
        if (open.isEmpty()) {
            sink.report(
                    ParseCode.MISSING_IF,
                    location,
                    "'#" + directive + "' without '#if': expected '#if' with a condition on a line before it");
            return false;
        }
        Conditional innermost = open.get(open.size() - 1);
        if (innermost.exhausted) {
            sink.report(
                    ParseCode.MISPLACED_ELSE,
                    location,
                    "'#" + directive + "' after '#else': expected '#endif' for the '#" + innermost.directive
                            + "' at line " + innermost.location.line());
            return false;
        }
        return true;
    }

    /** The condition on one line, without comments. */
    private static String plain(String text) {
        String joined = CONTINUATION.matcher(text).replaceAll(" ");
        return COMMENT.matcher(joined).replaceAll(" ").strip().replaceAll("\\s+", " ");
    }

    /** An {@code #if} that has not ended yet. */
    private static final class Conditional {

        private final String directive;
        private final SourceLocation location;
        private final List<String> refused = new ArrayList<>();
        private String accepted;
        private boolean exhausted;

        private Conditional(String directive, String condition, SourceLocation location) {
            this.directive = directive;
            this.accepted = condition;
            this.location = location;
        }

        private void elseIf(String condition) {
            refused.add(negated(accepted));
            accepted = condition;
        }

        private void otherwise() {
            refused.add(negated(accepted));
            accepted = "";
            exhausted = true;
        }

        private String condition() {
            if (refused.isEmpty()) {
                return accepted;
            }
            String others = String.join(" && ", refused);
            return accepted.isEmpty() ? others : others + " && " + unit(accepted);
        }

        private static String negated(String condition) {
            Matcher negation = NEGATION.matcher(condition);
            return negation.matches() ? negation.group(1) : "!" + unit(condition);
        }

        private static String unit(String condition) {
            return UNIT.matcher(condition).matches() ? condition : "(" + condition + ")";
        }
    }
}
