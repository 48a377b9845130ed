package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.grammar.QmpCommandsParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * What the parser of .hx files does at an error: it gives up the entry or macro call that it is in, and only that.
 *
 * <p>The end of a broken entry is its closing brace, or else what begins the next thing in the file.
 */
final class EntryRecovery extends DefaultErrorStrategy {

    private final SyntaxErrors errors;

    EntryRecovery(SyntaxErrors errors) {
        this.errors = errors;
    }

    /** Does nothing, so that no token is silently skipped or made up. */
    @Override
    public void sync(Parser recognizer) {}

    @Override
    public Token recoverInline(Parser recognizer) {
        throw new InputMismatchException(recognizer);
    }

    @Override
    public void reportError(Parser recognizer, RecognitionException e) {
        if (isWhole(recognizer.getContext())) {
            errors.report(recognizer.getContext(), e);
        }
    }

    /** Passes the error on to the rule of the entry, which looks for the entry's end. */
    @Override
    public void recover(Parser recognizer, RecognitionException e) {
        ParserRuleContext context = recognizer.getContext();
        if (!isWhole(context)) {
            throw e;
        }
        int depth = depthOfBraces(recognizer, context);
        while (!isBoundary(recognizer.getCurrentToken().getType())) {
            Token token = recognizer.consume();
            depth += braces(token);
            if (token.getType() == QmpCommandsParser.RBRACE && depth <= 0) {
                return;
            }
        }
    }

    private static boolean isWhole(ParserRuleContext context) {
        return context instanceof QmpCommandsParser.EntryContext
                || context instanceof QmpCommandsParser.MacroContext
                || context instanceof QmpCommandsParser.FileContext;
    }

    private static int depthOfBraces(Parser recognizer, ParserRuleContext context) {
        int depth = 0;
        for (int i = context.getStart().getTokenIndex();
                i < recognizer.getCurrentToken().getTokenIndex();
                i++) {
            depth += braces(recognizer.getTokenStream().get(i));
        }
        return depth;
    }

    private static int braces(Token token) {
        return switch (token.getType()) {
            case QmpCommandsParser.OPEN, QmpCommandsParser.LBRACE -> 1;
            case QmpCommandsParser.RBRACE -> -1;
            default -> 0;
        };
    }

    private static boolean isBoundary(int type) {
        return switch (type) {
            case QmpCommandsParser.OPEN,
                    QmpCommandsParser.SQMP,
                    QmpCommandsParser.EQMP,
                    QmpCommandsParser.STEXI,
                    QmpCommandsParser.ETEXI,
                    QmpCommandsParser.HEADING,
                    QmpCommandsParser.MACRO,
                    Token.EOF -> true;
            default -> false;
        };
    }
}
