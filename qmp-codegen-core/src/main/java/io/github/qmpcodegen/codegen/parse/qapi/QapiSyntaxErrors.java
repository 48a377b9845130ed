package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.grammar.QapiSchemaLexer;
import io.github.qmpcodegen.grammar.QapiSchemaParser;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Says in the words of somebody who writes schemas what the parser did not find. */
final class QapiSyntaxErrors {

    private final SourceFile file;
    private final DiagnosticSink sink;

    QapiSyntaxErrors(SourceFile file, DiagnosticSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Reports a token that does not belong where it is.
     *
     * @param expression the first token of the expression
     * @param previous the last token that belonged
     * @param found the token
     * @param context the construct that it is in
     */
    void report(Token expression, @Nullable Token previous, Token found, @Nullable RuleContext context) {
        SourceLocation location = file.locationOf(found.getStartIndex());
        switch (found.getType()) {
            case QapiSchemaLexer.OPEN_STRING ->
                sink.report(
                        QapiSyntaxCode.UNTERMINATED_STRING,
                        location,
                        "the string that begins here does not end on its line; expected "
                                + (found.getText().startsWith("'") ? "'" : "\""));
            case QapiSchemaLexer.OTHER ->
                sink.report(
                        QapiSyntaxCode.STRAY_CHARACTER,
                        location,
                        "stray " + quoted(found) + "; expected " + expected(expression, previous, found, context));
            default ->
                sink.report(
                        QapiSyntaxCode.SYNTAX,
                        location,
                        "expected " + expected(expression, previous, found, context) + ", but found " + quoted(found));
        }
    }

    /**
     * Reports an expression that does not end. The place is where it breaks off: the next expression, behind its
     * documentation, may be far below.
     *
     * @param expression the first token of the expression
     * @param previous the last token that belonged
     * @param found the first token behind the expression
     * @param context the construct that does not end
     */
    void reportOpen(Token expression, Token previous, Token found, @Nullable RuleContext context) {
        SourceLocation start = file.locationOf(expression.getStartIndex());
        sink.report(new Diagnostic(
                QapiSyntaxCode.SYNTAX,
                file.locationOf(previous.getStartIndex()),
                "the expression that begins in line " + start.line() + " does not end; expected "
                        + expected(expression, previous, found, context) + " behind " + quoted(previous),
                List.of(new Diagnostic.Related(start, "it begins here"))));
    }

    private String expected(Token expression, @Nullable Token previous, Token found, @Nullable RuleContext context) {
        if (found == expression || previous == null) {
            return "'{', which begins an expression";
        }
        boolean inArray = context instanceof QapiSchemaParser.ArrayContext
                || (context instanceof QapiSchemaParser.ValueContext
                        && context.getParent() instanceof QapiSchemaParser.ArrayContext);
        return switch (previous.getType()) {
            case QapiSchemaLexer.OPEN_BRACE -> "a key in quotes or '}'";
            case QapiSchemaLexer.OPEN_BRACKET -> "a value or ']'";
            case QapiSchemaLexer.COLON -> "a value";
            case QapiSchemaLexer.COMMA -> inArray ? "a value" : "a key in quotes";
            default -> {
                boolean afterKey = context instanceof QapiSchemaParser.MemberContext;
                yield afterKey ? "':' after the key" : inArray ? "',' or ']'" : "',' or '}'";
            }
        };
    }

    private static String quoted(Token token) {
        if (token.getType() == Token.EOF) {
            return "the end of the file";
        }
        String text = token.getText();
        if (text.length() == 1 && (text.charAt(0) < ' ' || text.charAt(0) > '~')) {
            return "character U+"
                    + Integer.toHexString(0x10000 | text.charAt(0)).substring(1).toUpperCase(Locale.ROOT);
        }
        return token.getType() == QapiSchemaLexer.STRING ? text : "'" + text + "'";
    }
}
