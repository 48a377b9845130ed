package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import io.github.qmpcodegen.grammar.QmpCommandsParser;
import io.github.qmpcodegen.grammar.QmpCommandsParser.ElementContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.EntryContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * What the C preprocessor does to an .hx file, as far as the file alone shows: macros that it defines are replaced, and
 * of what is part of no build only whole entries are left, which the documentation may be that of.
 *
 * <p>Made for one file. Not safe for use by several threads.
 */
final class Preprocessor {

    /** What macros are usually called. */
    private static final Pattern MACRO_NAME = Pattern.compile("[A-Z][A-Z0-9_]+");

    private final Conditionals conditionals;
    private final MacroExpansion expansion;
    private final SourceFile file;
    private final DiagnosticSink sink;
    private final Function<List<Token>, QmpCommandsParser> silentParser;

    private final List<Token> result = new ArrayList<>();
    private final IdentityHashMap<Token, List<String>> conditionsOf = new IdentityHashMap<>();
    private final List<Token> run = new ArrayList<>();
    private final List<Token> deadRun = new ArrayList<>();
    private List<String> deadConditions = List.of(HxEntry.NEVER);
    private boolean exhaustionReported;

    /** Braces that are open in the result. */
    private int depth;

    /**
     * A preprocessor.
     *
     * @param macros those that are defined before the file begins
     * @param silentParser makes a parser of tokens, the last of them the end of the file, that reports nothing
     */
    Preprocessor(
            Macros macros,
            SourceFile file,
            DiagnosticSink sink,
            Function<List<Token>, QmpCommandsParser> silentParser) {
        this.conditionals = new Conditionals(macros, file, sink);
        this.expansion = new MacroExpansion(macros);
        this.file = file;
        this.sink = sink;
        this.silentParser = silentParser;
    }

    /** The tokens that are left. */
    List<Token> process(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.getChannel() == QmpCommandsLexer.DIRECTIVES) {
                readDirective(token);
            } else if (isC(token)) {
                if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                    (conditionals.isDead() ? deadRun : run).add(token);
                }
            } else if (!conditionals.isDead() || token.getType() == Token.EOF) {
                flush();
                if (token.getType() == QmpCommandsLexer.SQMP) {
                    conditionsOf.put(token, conditionals.conditions());
                }
                result.add(token);
            }
        }
        conditionals.finish();
        markEntries();
        return result;
    }

    /**
     * The conditions that hold where a brace opens, at a token behind it before it closes, or where documentation begins;
     * outermost first.
     */
    List<String> conditionsAt(Token token) {
        return conditionsOf.getOrDefault(token, List.of());
    }

    /** Whether a line of the preprocessor stands between two tokens of the result. */
    boolean isDirectiveBetween(Token first, Token last) {
        return result.subList(first.getTokenIndex(), last.getTokenIndex()).stream()
                .anyMatch(token -> token.getChannel() == QmpCommandsLexer.DIRECTIVES);
    }

    private void readDirective(Token token) {
        boolean dead = conditionals.isDead();
        flush();
        if (!dead) {
            result.add(token);
        }
        conditionals.read(token);
        if (dead && !conditionals.isDead()) {
            addDeadEntries();
        } else if (!dead && conditionals.isDead()) {
            deadConditions = conditionals.conditions();
        }
    }

    private static boolean isC(Token token) {
        return switch (token.getType()) {
            case Token.EOF,
                    QmpCommandsLexer.SQMP,
                    QmpCommandsLexer.EQMP,
                    QmpCommandsLexer.STEXI,
                    QmpCommandsLexer.ETEXI,
                    QmpCommandsLexer.HEADING,
                    QmpCommandsLexer.QMP_LINE,
                    QmpCommandsLexer.MANUAL_LINE -> false;
            default -> true;
        };
    }

    /** Takes over what was read since the last directive or section. */
    private void flush() {
        if (run.isEmpty()) {
            return;
        }
        List<Token> expanded = expansion.expand(run);
        if (expansion.isExhausted() && !exhaustionReported) {
            exhaustionReported = true;
            SourceLocation location = file.locationOf(run.get(0).getStartIndex());
            sink.report(
                    ParseCode.NESTING,
                    location,
                    "the macros that are used from here on expand to too much text: expected definitions that do not multiply"
                            + " each other");
        }
        run.clear();
        expanded.forEach(token -> add(token, conditionals.conditions()));
    }

    private void add(Token token, List<String> conditions) {
        if (isBrace(token) || (depth > 0 && !conditions.isEmpty())) {
            conditionsOf.put(token, conditions);
        }
        if (isBrace(token)) {
            depth++;
        } else if (token.getType() == QmpCommandsLexer.RBRACE) {
            depth = Math.max(0, depth - 1);
        }
        result.add(token);
    }

    private static boolean isBrace(Token token) {
        return token.getType() == QmpCommandsLexer.OPEN || token.getType() == QmpCommandsLexer.LBRACE;
    }

    /** Of what is part of no build, takes over the entries that are whole. */
    private void addDeadEntries() {
        List<Token> tokens = new ArrayList<>(expansion.expand(deadRun));
        deadRun.clear();
        if (depth > 0 || tokens.stream().noneMatch(Preprocessor::isBrace)) {
            return;
        }
        tokens.add(new CommonToken(Token.EOF));
        for (ElementContext element : silentParser.apply(tokens).file().element()) {
            EntryContext entry = element.entry();
            if (entry != null && entry.exception == null) {
                tokens.subList(entry.getStart().getTokenIndex(), entry.getStop().getTokenIndex() + 1)
                        .forEach(token -> add(token, deadConditions));
                result.add(
                        CTokens.placed(new CommonToken(QmpCommandsLexer.COMMA, ","), entry.getStop(), entry.getStop()));
            }
        }
    }

    /** Macros may hide that a brace is that of an entry until they are replaced, or for good. */
    private void markEntries() {
        List<Token> seen = result.stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .toList();
        int open = 0;
        for (int i = 0; i < seen.size(); i++) {
            Token token = seen.get(i);
            if (token.getType() == QmpCommandsLexer.RBRACE) {
                open = Math.max(0, open - 1);
            } else if (token.getType() == QmpCommandsLexer.OPEN) {
                open++;
            } else if (token.getType() == QmpCommandsLexer.LBRACE) {
                if (open == 0 && token instanceof CommonToken brace && beginsEntry(seen, i + 1)) {
                    brace.setType(QmpCommandsLexer.OPEN);
                }
                open++;
            }
        }
    }

    private static boolean beginsEntry(List<Token> tokens, int index) {
        int first = type(tokens, index);
        int second = type(tokens, index + 1);
        return switch (first) {
            case QmpCommandsLexer.DOT -> second == QmpCommandsLexer.NAME;
            case QmpCommandsLexer.STRING -> second == QmpCommandsLexer.COMMA;
            // What nothing defines: a macro for fields or a name, with arguments or without.
            case QmpCommandsLexer.NAME ->
                MACRO_NAME.matcher(tokens.get(index).getText()).matches()
                        && (second == QmpCommandsLexer.COMMA
                                || second == QmpCommandsLexer.STRING
                                || second == QmpCommandsLexer.LPAREN
                                || second == QmpCommandsLexer.RBRACE);
            default -> false;
        };
    }

    private static int type(List<Token> tokens, int index) {
        return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
    }
}
