package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * The conditions of the C preprocessor that hold at a place of a file, which is read in order.
 *
 * <p>Not safe for use by several threads.
 */
final class Conditionals {

    private static final Pattern DIRECTIVE = Pattern.compile("\\s*#\\s*(\\w*)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|$)|//.*", Pattern.DOTALL);
    private static final Pattern CONTINUATION = Pattern.compile("\\\\(\r\n|\r|\n)");
    private static final Pattern NEGATION = Pattern.compile("!(defined\\(\\w+\\))");
    private static final Pattern UNIT = Pattern.compile("!?(\\w+|defined *\\( *\\w+ *\\)|defined \\w+)");

    private final Macros macros;
    private final SourceFile file;
    private final DiagnosticSink sink;
    private final List<Conditional> open = new ArrayList<>();

    /** The conditions at the beginning of a file. */
    Conditionals(Macros macros, SourceFile file, DiagnosticSink sink) {
        this.macros = macros;
        this.file = file;
        this.sink = sink;
    }

    /**
     * The conditions that hold, outermost first, without those that hold in every build; {@link HxEntry#NEVER} is one that
     * holds in none.
     */
    List<String> conditions() {
        return open.stream()
                .map(Conditional::condition)
                .filter(condition -> !condition.isEmpty())
                .toList();
    }

    /** Whether what stands here is part of no build. */
    boolean isDead() {
        return open.stream().anyMatch(Conditional::isDead);
    }

    /** Whether what the innermost condition is about is part of no build, whether it holds or not. */
    private boolean isNestedInDead() {
        return open.subList(0, open.size() - 1).stream().anyMatch(Conditional::isDead);
    }

    /** Reports the conditions that nothing ends. */
    void finish() {
        for (Conditional conditional : open) {
            sink.report(
                    ParseCode.MISSING_ENDIF,
                    conditional.location,
                    "'#" + conditional.directive + "' without '#endif': expected '#endif' before the end of the file");
        }
    }

    /** Goes past a line of the preprocessor. */
    void read(Token token) {
        Matcher matcher = DIRECTIVE.matcher(token.getText());
        if (!matcher.matches()) {
            return;
        }
        String directive = matcher.group(1);
        SourceLocation location = file.locationOf(token.getStartIndex() + matcher.start(1) - 1);
        String text = matcher.group(2);
        switch (directive) {
            case "if", "ifdef", "ifndef", "elif", "else", "endif" -> readConditional(directive, plain(text), location);
            case "define" -> {
                if (!isDead()) {
                    MacroDefinition.read(spliced(text)).ifPresent(macros::define);
                }
            }
            case "undef" -> {
                if (!isDead()) {
                    macros.undefine(plain(text));
                }
            }
            default -> {
                // Includes and pragmas say nothing of the interface.
            }
        }
    }

    private void readConditional(String directive, String condition, SourceLocation location) {
        switch (directive) {
            case "if" -> open(directive, condition, location);
            case "ifdef" -> open(directive, condition.isEmpty() ? "" : "defined(" + condition + ")", location);
            case "ifndef" -> open(directive, condition.isEmpty() ? "" : "!defined(" + condition + ")", location);
            case "endif" -> {
                if (open.isEmpty()) {
                    reportMissingIf(directive, location);
                } else {
                    endBranch();
                    open.remove(open.size() - 1);
                    macros.endCondition();
                }
            }
            default -> {
                if (continues(directive, location)) {
                    endBranch();
                    Conditional innermost = open.get(open.size() - 1);
                    if (directive.equals("else")) {
                        innermost.otherwise();
                    } else {
                        String stated = isNestedInDead() ? HxEntry.NEVER : nonEmpty(directive, condition, location);
                        innermost.elseIf(stated, value(stated));
                    }
                }
            }
        }
    }

    private void open(String directive, String condition, SourceLocation location) {
        String stated = isDead() ? HxEntry.NEVER : nonEmpty(directive, condition, location);
        open.add(new Conditional(directive, stated, value(stated), location));
        macros.beginCondition();
    }

    private Optional<Boolean> value(String condition) {
        return new ConditionValue(macros).of(condition);
    }

    private void endBranch() {
        macros.endBranch(open.get(open.size() - 1).condition().isEmpty());
    }

    private String nonEmpty(String directive, String condition, SourceLocation location) {
        if (condition.isEmpty()) {
            sink.report(ParseCode.SYNTAX, location, "expected a condition after '#" + directive + "'");
            return HxEntry.NEVER;
        }
        return condition;
    }

    private void reportMissingIf(String directive, SourceLocation location) {
        sink.report(
                ParseCode.MISSING_IF,
                location,
                "'#" + directive + "' without '#if': expected '#if' with a condition on a line before it");
    }

    private boolean continues(String directive, SourceLocation location) {
        if (open.isEmpty()) {
            reportMissingIf(directive, location);
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

    private static String spliced(String text) {
        return CONTINUATION.matcher(text).replaceAll("");
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

        /** The condition of this branch; empty where nothing depends on it. */
        private String accepted = "";

        private boolean dead;

        /** Whether one of the branches up to this one is part of every build that comes so far. */
        private boolean decided;

        private boolean exhausted;

        private Conditional(String directive, String condition, Optional<Boolean> value, SourceLocation location) {
            this.directive = directive;
            this.location = location;
            begin(condition, value);
        }

        private void begin(String condition, Optional<Boolean> value) {
            dead = decided || !value.orElse(true);
            accepted = value.isPresent() ? "" : condition;
            decided |= value.orElse(false);
        }

        private void elseIf(String condition, Optional<Boolean> value) {
            refuse();
            begin(condition, value);
        }

        private void otherwise() {
            refuse();
            begin("", Optional.of(true));
            exhausted = true;
        }

        private void refuse() {
            if (!accepted.isEmpty()) {
                refused.add(negated(accepted));
            }
        }

        private boolean isDead() {
            return dead;
        }

        private String condition() {
            if (dead) {
                return HxEntry.NEVER;
            }
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
