package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.grammar.QmpCommandsParser;
import io.github.qmpcodegen.grammar.QmpCommandsParser.ParenthesesContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.TermContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * The value of a field where C wants a string: literals side by side, in parentheses or behind a cast, and between them
 * macros that nothing defines.
 */
final class StringValue {

    /** What stands for no string in C. */
    private static final List<String> NULL_POINTERS = List.of("NULL", "0");

    private final List<Token> literals = new ArrayList<>();

    /** The indices of the literals before which the macros stand. */
    private final List<Integer> gaps = new ArrayList<>();

    private final List<String> macros = new ArrayList<>();
    private boolean nullPointer;

    /** Whether it has something that is neither a literal, a macro nor the null pointer. */
    private boolean unreadable;

    StringValue(ValueContext value) {
        unreadable = value.braces() != null;
        read(value.term());
    }

    /** Whether there is nothing but literals. */
    boolean isComplete() {
        return !unreadable && !nullPointer && macros.isEmpty();
    }

    /** Whether it is the null pointer. */
    boolean isNullPointer() {
        return nullPointer && !unreadable && literals.isEmpty() && macros.isEmpty();
    }

    /** The literals together. */
    StringLiterals text(SourceFile file) {
        StringLiterals text = new StringLiterals(file);
        literals.forEach(text::append);
        return text;
    }

    /** What is known where macros hide something; empty where they do not, or where it cannot be a string. */
    Optional<HxEntry.Gaps> gaps(SourceFile file) {
        if (unreadable || nullPointer || macros.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        int from = 0;
        for (int to : gaps) {
            known.add(joined(from, to, file));
            from = to;
        }
        known.add(joined(from, literals.size(), file));
        return Optional.of(new HxEntry.Gaps(known, macros));
    }

    private String joined(int from, int to, SourceFile file) {
        StringLiterals text = new StringLiterals(file);
        literals.subList(from, to).forEach(text::append);
        return text.value();
    }

    /** Reads what stands side by side: terms, or what is in parentheses. */
    private void read(List<? extends ParseTree> parts) {
        boolean afterMacro = false;
        for (int i = 0; i < parts.size(); i++) {
            ParseTree part = parts.get(i);
            ParseTree inner =
                    part instanceof ParserRuleContext rule && rule.getChildCount() == 1 ? rule.getChild(0) : part;
            if (inner instanceof ParenthesesContext parentheses) {
                boolean arguments = afterMacro;
                boolean cast = !arguments && i + 1 < parts.size() && isCast(parentheses);
                if (!arguments && !cast) {
                    read(parentheses.item());
                }
                afterMacro = false;
            } else if (inner instanceof TerminalNode node) {
                afterMacro = read(node.getSymbol());
            } else if (inner instanceof TermContext term && term.MACRO() != null) {
                addMacro(term.MACRO().getText().replace("(", "").strip());
                afterMacro = false;
            } else {
                unreadable = true;
            }
        }
    }

    /** Reads a token; returns whether it is a macro, which arguments may follow. */
    private boolean read(Token token) {
        switch (token.getType()) {
            case QmpCommandsParser.STRING -> literals.add(token);
            case QmpCommandsParser.NAME, QmpCommandsParser.NUMBER -> {
                if (NULL_POINTERS.contains(token.getText())) {
                    nullPointer = true;
                } else if (token.getType() == QmpCommandsParser.NAME) {
                    addMacro(token.getText());
                    return true;
                } else {
                    unreadable = true;
                }
            }
            default -> unreadable = true;
        }
        return false;
    }

    private void addMacro(String name) {
        macros.add(name);
        gaps.add(literals.size());
    }

    /** Whether parentheses hold the name of a type of pointers. */
    private static boolean isCast(ParenthesesContext parentheses) {
        List<String> texts = parentheses.item().stream().map(ParseTree::getText).toList();
        return !texts.isEmpty()
                && texts.get(texts.size() - 1).equals("*")
                && texts.stream().allMatch(text -> text.equals("*") || text.matches("[A-Za-z_]\\w*"));
    }
}
