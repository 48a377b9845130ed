package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.parse.SourceCharStream;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiElement;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiGap;
import io.github.qmpcodegen.grammar.QapiSchemaLexer;
import io.github.qmpcodegen.grammar.QapiSchemaParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a QAPI schema file.
 *
 * <p>An error costs the expression that it is in; reading goes on with the next brace that opens at the beginning of a
 * line.
 */
final class QapiFileParser {

    private final SourceFile file;
    private final DiagnosticSink sink;
    private final CommonTokenStream tokens;
    private final QapiSchemaParser parser;
    private final QapiSyntaxErrors errors;
    private final QapiTreeConverter converter;

    private QapiFileParser(SourceFile file, DiagnosticSink sink) {
        this.file = file;
        this.sink = sink;
        QapiSchemaLexer lexer = new QapiSchemaLexer(new SourceCharStream(file.path(), file.text()));
        lexer.removeErrorListeners();
        this.tokens = new CommonTokenStream(lexer);
        this.parser = new QapiSchemaParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        this.errors = new QapiSyntaxErrors(file, sink);
        this.converter = new QapiTreeConverter(file, tokens, sink);
    }

    /** Reads a file; what is wrong with it goes to the sink. */
    static QapiFile parse(SourceFile file, DiagnosticSink sink) {
        return new QapiFile(file.path(), new QapiFileParser(file, sink).elements());
    }

    private List<QapiElement> elements() {
        tokens.fill();
        List<QapiElement> elements = new ArrayList<>();
        while (tokens.LA(1) != Token.EOF) {
            elements.addAll(converter.commentsBefore(tokens.LT(1)));
            elements.add(expression());
        }
        elements.addAll(converter.commentsBefore(tokens.LT(1)));
        return elements;
    }

    private QapiElement expression() {
        Token start = tokens.LT(1);
        if (reportedAsTooDeep(start)) {
            tokens.consume();
            skipToNextExpression();
            return gap(start);
        }
        try {
            return converter.expression(parser.expression().object());
        } catch (ParseCancellationException e) {
            if (!(e.getCause() instanceof RecognitionException error)) {
                throw e;
            }
            Token found = error.getOffendingToken();
            Token previous = before(found);
            if (previous != null && found != start && isBehind(found)) {
                errors.reportOpen(start, previous, found, error.getCtx());
            } else {
                errors.report(start, previous, found, error.getCtx());
            }
            tokens.seek(found.getTokenIndex());
            if (found == start) {
                tokens.consume();
            }
            skipToNextExpression();
            converter.skipCommentsBefore(tokens.LT(1), start);
            return gap(start);
        }
    }

    /** In front of the first colon stands a keyword, and behind it the name. */
    private QapiGap gap(Token start) {
        String name = "";
        int index = start.getTokenIndex() + 1;
        while (index < tokens.size() && tokens.get(index).getType() != QapiSchemaLexer.COLON) {
            index++;
        }
        if (index + 1 < tokens.size() && tokens.get(index + 1).getType() == QapiSchemaLexer.STRING) {
            String quoted = tokens.get(index + 1).getText();
            name = quoted.substring(1, quoted.length() - 1);
        }
        return new QapiGap(name, file.locationOf(start.getStartIndex()));
    }

    /** Whether a token inside an expression shows that this should have ended: it begins another one, or nothing. */
    private boolean isBehind(Token token) {
        if (token.getType() != QapiSchemaLexer.OPEN_BRACE) {
            return token.getType() == Token.EOF;
        }
        Token above = tokens.get(token.getTokenIndex() - 1);
        return token.getCharPositionInLine() == 0
                || (above.getType() == QapiSchemaLexer.COMMENT
                        && above.getText().startsWith(QapiComment.DOCUMENTATION_MARK));
    }

    private @Nullable Token before(Token token) {
        int index = token.getTokenIndex() - 1;
        while (index >= 0 && tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL) {
            index--;
        }
        return index < 0 ? null : tokens.get(index);
    }

    private boolean reportedAsTooDeep(Token start) {
        int depth = 0;
        for (int i = start.getTokenIndex(); i < tokens.size(); i++) {
            switch (tokens.get(i).getType()) {
                case QapiSchemaLexer.OPEN_BRACE, QapiSchemaLexer.OPEN_BRACKET -> depth++;
                case QapiSchemaLexer.CLOSE_BRACE, QapiSchemaLexer.CLOSE_BRACKET -> depth--;
                default -> {}
            }
            if (depth <= 0) {
                return false;
            }
            if (depth > SourceLimits.NESTING) {
                sink.report(
                        QapiSyntaxCode.TOO_DEEP,
                        file.locationOf(tokens.get(i).getStartIndex()),
                        "braces and brackets are nested more than " + SourceLimits.NESTING + " deep");
                return true;
            }
        }
        return false;
    }

    private void skipToNextExpression() {
        while (tokens.LA(1) != Token.EOF) {
            Token next = tokens.LT(1);
            if (next.getType() == QapiSchemaLexer.OPEN_BRACE && next.getCharPositionInLine() == 0) {
                return;
            }
            tokens.consume();
        }
    }
}
