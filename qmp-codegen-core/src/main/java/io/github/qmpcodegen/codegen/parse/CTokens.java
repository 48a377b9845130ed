package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** The tokens of C outside of a file: what macros stand for. */
final class CTokens {

    /** What keeps the lexer from looking for markers and directives, which stand at the starts of lines only. */
    private static final String NO_LINE_START = "_ ";

    private CTokens() {}

    /** The tokens of a piece of C on one line. Their places are of no use. */
    static List<Token> of(String text) {
        QmpCommandsLexer lexer = new QmpCommandsLexer(new SourceCharStream("", NO_LINE_START + text));
        lexer.removeErrorListeners();
        return lexer.getAllTokens().stream()
                .skip(1)
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .<Token>map(token -> token)
                .toList();
    }

    /** The literal of a text. */
    static Token string(String text) {
        return new CommonToken(
                QmpCommandsLexer.STRING, "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    /** A token with the type and text of another, and the place of a third. */
    static CommonToken placed(Token token, Token first, Token last) {
        CommonToken placed = new CommonToken(token.getType(), token.getText());
        placed.setStartIndex(first.getStartIndex());
        placed.setStopIndex(last.getStopIndex());
        placed.setLine(first.getLine());
        return placed;
    }
}
