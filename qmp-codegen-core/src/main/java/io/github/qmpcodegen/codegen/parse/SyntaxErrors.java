package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.grammar.QmpCommandsParser;
import io.github.qmpcodegen.grammar.QmpCommandsParser.BracesContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.BracketsContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.EntryContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.FieldContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.FieldNameContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.MacroContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.ParenthesesContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.TermContext;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Says what is wrong within an entry or a macro call of an .hx file, in the words of somebody who writes one. */
final class SyntaxErrors {

    private static final int DEEPEST = 100;
    private static final int LONGEST_QUOTATION = 30;

    private final SourceFile file;
    private final CommonTokenStream tokens;
    private final DiagnosticSink sink;

    SyntaxErrors(SourceFile file, CommonTokenStream tokens, DiagnosticSink sink) {
        this.file = file;
        this.tokens = tokens;
        this.sink = sink;
    }

    /**
     * Reports an error.
     *
     * @param whole the entry or macro call
     * @param e what the parser knows: the token that it cannot use, and the construct within the whole
     */
    void report(ParserRuleContext whole, RecognitionException e) {
        Token found = e.getOffendingToken();
        RuleContext construct = e.getCtx();
        if (reportedAsUnterminated(found)) {
            return;
        }
        if (construct.depth() >= DEEPEST) {
            sink.report(ParseCode.NESTING, start(found), "brackets are nested too deeply: expected no more than a few");
            return;
        }
        Token bracket = openBracket(construct);
        if (bracket != null) {
            String text = bracket.getText();
            char opening = text.charAt(text.length() - 1);
            expected(
                    "'" + closing(opening) + "' to close the '" + opening + "' of line "
                            + start(bracket).line(),
                    found);
        } else if (whole instanceof EntryContext entry) {
            reportInEntry(entry, construct, found);
        } else {
            expected("an entry or 'SQMP'", found);
        }
    }

    /** Reports a token that is the beginning of a string or comment without end; returns whether it is one. */
    boolean reportedAsUnterminated(Token token) {
        if (token.getType() == QmpCommandsParser.UNCLOSED_STRING) {
            sink.report(
                    ParseCode.UNTERMINATED_STRING,
                    start(token),
                    "the string that begins here has no end: expected '\"' on the same line");
            return true;
        }
        if (token.getType() == QmpCommandsParser.UNCLOSED_COMMENT) {
            sink.report(
                    ParseCode.UNTERMINATED_COMMENT,
                    start(token),
                    "the comment that begins here has no end: expected '*/' before the next marker");
            return true;
        }
        return false;
    }

    /** A token as a message quotes it. */
    static String quoted(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end of the file";
            case QmpCommandsParser.OPEN -> "the '{' of another entry";
            default -> {
                String line = token.getText().strip().lines().findFirst().orElse("");
                boolean isLong = line.length() > LONGEST_QUOTATION;
                yield "'" + (isLong ? line.substring(0, LONGEST_QUOTATION) + "..." : line) + "'";
            }
        };
    }

    private void reportInEntry(EntryContext entry, RuleContext construct, Token found) {
        Token previous = before(found);
        if (construct instanceof FieldContext || construct instanceof FieldNameContext) {
            if (previous.getType() == QmpCommandsParser.DOT) {
                expected("the name of a field after '.'", found);
            } else {
                expected("'=' after '." + lastFieldName(entry) + "'", found);
            }
            return;
        }
        if (found.getType() == QmpCommandsParser.ASSIGN && isFieldWithoutDot(entry, previous)) {
            expected("'.' before the name of a field", previous);
            return;
        }
        String end = "'}' to close " + described(entry);
        switch (previous.getType()) {
            case QmpCommandsParser.ASSIGN -> expected("a value for '." + lastFieldName(entry) + "' after '='", found);
            case QmpCommandsParser.COMMA, QmpCommandsParser.OPEN -> {
                if (beginsAnotherThing(found)) {
                    expected(end, found);
                } else {
                    expected("a field or " + end, found);
                }
            }
            default -> {
                if (beginsAnotherThing(found)) {
                    expected(end, found);
                } else {
                    sink.report(
                            ParseCode.SYNTAX,
                            end(previous),
                            "expected ',' after the value" + ofLastField(entry) + ", but found " + quoted(found));
                }
            }
        }
    }

    private boolean isFieldWithoutDot(EntryContext entry, Token name) {
        int before = before(name).getType();
        return name.getType() == QmpCommandsParser.NAME
                && !fields(entry).isEmpty()
                && (before == QmpCommandsParser.COMMA || before == QmpCommandsParser.OPEN);
    }

    private void expected(String what, Token found) {
        SourceLocation location = found.getType() == Token.EOF ? end(before(found)) : start(found);
        sink.report(ParseCode.SYNTAX, location, "expected " + what + ", but found " + quoted(found));
    }

    private String described(EntryContext entry) {
        String name = "";
        List<FieldContext> fields = fields(entry);
        if (!fields.isEmpty() && fields.get(0).value() != null) {
            Token first = fields.get(0).value().getStart();
            name = first.getType() == QmpCommandsParser.STRING ? first.getText().replace('"', '\'') + " " : "";
        }
        return "the entry " + name + "that opens at line "
                + start(entry.getStart()).line();
    }

    private static String ofLastField(EntryContext entry) {
        return fields(entry).isEmpty() ? "" : " of '." + lastFieldName(entry) + "'";
    }

    private static String lastFieldName(EntryContext entry) {
        List<FieldContext> fields = fields(entry);
        FieldNameContext name = fields.get(fields.size() - 1).fieldName();
        return name == null ? "" : name.getText();
    }

    private static List<FieldContext> fields(EntryContext entry) {
        return entry.fields() == null ? List.of() : entry.fields().field();
    }

    /** The innermost bracket that is open in a construct, if it is within any. */
    private static @Nullable Token openBracket(RuleContext construct) {
        for (RuleContext context = construct; context != null; context = context.parent) {
            if (context instanceof ParenthesesContext
                    || context instanceof BracketsContext
                    || context instanceof BracesContext
                    || context instanceof MacroContext
                    || (context instanceof TermContext term && term.MACRO() != null)) {
                return ((ParserRuleContext) context).getStart();
            }
        }
        return null;
    }

    private static char closing(char opening) {
        return switch (opening) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
    }

    private static boolean beginsAnotherThing(Token token) {
        return switch (token.getType()) {
            case QmpCommandsParser.NAME,
                    QmpCommandsParser.NUMBER,
                    QmpCommandsParser.STRING,
                    QmpCommandsParser.CHARACTER,
                    QmpCommandsParser.OPERATOR,
                    QmpCommandsParser.COMMA,
                    QmpCommandsParser.DOT,
                    QmpCommandsParser.ASSIGN,
                    QmpCommandsParser.SEMICOLON,
                    QmpCommandsParser.LPAREN,
                    QmpCommandsParser.RPAREN,
                    QmpCommandsParser.LBRACKET,
                    QmpCommandsParser.RBRACKET,
                    QmpCommandsParser.LBRACE,
                    QmpCommandsParser.RBRACE,
                    QmpCommandsParser.OTHER -> false;
            default -> true;
        };
    }

    /** The token before another, comments left out. */
    private Token before(Token token) {
        int i = token.getTokenIndex() - 1;
        while (i > 0 && tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL) {
            i--;
        }
        return tokens.get(Math.max(i, 0));
    }

    private SourceLocation start(Token token) {
        return file.locationOf(token.getStartIndex());
    }

    private SourceLocation end(Token token) {
        return file.locationOf(token.getStopIndex() + 1);
    }
}
