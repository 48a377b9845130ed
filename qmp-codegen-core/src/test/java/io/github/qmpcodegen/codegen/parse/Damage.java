package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * A file with one character missing in one of its entries.
 *
 * @param what what is missing
 * @param entry the index of the entry
 * @param firstLine the line where the entry opens
 * @param text the file
 */
record Damage(String what, int entry, int firstLine, String text) {

    /** Every way to lose one of the characters that hold the entries of a file together. */
    static List<Damage> of(String text) {
        List<Token> tokens = new ArrayList<>();
        new QmpCommandsLexer(new SourceCharStream("file.hx", text))
                .getAllTokens().stream()
                        .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                        .forEach(tokens::add);
        List<Damage> damages = new ArrayList<>();
        int entry = -1;
        int firstLine = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.getType() == QmpCommandsLexer.OPEN) {
                entry++;
                firstLine = token.getLine();
            }
            String where = " at line " + token.getLine() + ", column " + token.getCharPositionInLine();
            if (holdsTheEntryTogether(tokens, i)) {
                damages.add(
                        new Damage(token.getText() + where, entry, firstLine, without(text, token.getStartIndex())));
            } else if (token.getType() == QmpCommandsLexer.STRING) {
                damages.add(
                        new Damage("opening quote" + where, entry, firstLine, without(text, token.getStartIndex())));
                damages.add(new Damage("closing quote" + where, entry, firstLine, without(text, token.getStopIndex())));
            }
        }
        return damages;
    }

    private static boolean holdsTheEntryTogether(List<Token> tokens, int i) {
        return switch (tokens.get(i).getType()) {
            case QmpCommandsLexer.OPEN, QmpCommandsLexer.RBRACE, QmpCommandsLexer.ASSIGN -> true;
            // Without a dot within, a name is another name; the comma before a brace may be missing.
            case QmpCommandsLexer.DOT -> tokens.get(i - 1).getType() != QmpCommandsLexer.NAME;
            case QmpCommandsLexer.COMMA ->
                i + 1 < tokens.size() && tokens.get(i + 1).getType() == QmpCommandsLexer.DOT;
            default -> false;
        };
    }

    private static String without(String text, int index) {
        return text.substring(0, index) + text.substring(index + 1);
    }
}
