package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.grammar.HxConditionLexer;
import io.github.qmpcodegen.grammar.HxConditionParser;
import io.github.qmpcodegen.grammar.HxConditionParser.ChoiceContext;
import io.github.qmpcodegen.grammar.HxConditionParser.PrimaryContext;
import io.github.qmpcodegen.grammar.HxConditionParser.UnaryContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * The value of a condition of the C preprocessor, as far as a file alone shows: a name that it does not define may be
 * defined by the build.
 */
final class ConditionValue {

    private static final Set<String> OF_SEVERAL_RANKS = Set.of("|", "&", "^", "<", ">", "<=", ">=", "<<", ">>");

    /** Macros within macros; a few lines can ask for more than anybody can wait for. */
    private static final int MOST_MACROS = 100;

    private final Macros macros;
    private int used;

    ConditionValue(Macros macros) {
        this.macros = macros;
    }

    /** Whether a condition holds; empty if that depends on the build, or is not to be understood. */
    Optional<Boolean> of(String condition) {
        used = 0;
        return value(condition).map(value -> value != 0);
    }

    private Optional<Long> value(String text) {
        HxConditionLexer lexer = new HxConditionLexer(new SourceCharStream("", text));
        lexer.removeErrorListeners();
        HxConditionParser parser = new HxConditionParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return value(parser.condition().choice());
        } catch (ParseCancellationException e) {
            return Optional.empty();
        }
    }

    private Optional<Long> value(ParseTree tree) {
        if (tree instanceof PrimaryContext primary) {
            return value(primary);
        }
        if (tree instanceof UnaryContext unary) {
            return value(unary);
        }
        if (tree.getChildCount() == 1) {
            return value(tree.getChild(0));
        }
        if (tree instanceof ChoiceContext choice) {
            return value(choice.alternation()).flatMap(decided -> value(choice.choice(decided != 0 ? 0 : 1)));
        }
        String operator = tree.getChild(1).getText();
        return switch (operator) {
            case "||" -> any(tree, true);
            case "&&" -> any(tree, false).map(found -> found == 0 ? 1L : 0L);
            default -> chain(tree, operator);
        };
    }

    /**
     * Whether any operand is true, or false, even if others are not known; 1 or 0.
     *
     * @param sought the value that is looked for
     */
    private Optional<Long> any(ParseTree tree, boolean sought) {
        boolean known = true;
        for (int i = 0; i < tree.getChildCount(); i += 2) {
            Optional<Boolean> operand = value(tree.getChild(i)).map(value -> value != 0);
            if (operand.isPresent() && operand.get() == sought) {
                return Optional.of(1L);
            }
            known &= operand.isPresent();
        }
        return known ? Optional.of(0L) : Optional.empty();
    }

    /** Operators of one rank, from left to right. Where a rule holds several ranks, only one operator is understood. */
    private Optional<Long> chain(ParseTree tree, String first) {
        Optional<Long> result = value(tree.getChild(0));
        for (int i = 1; i < tree.getChildCount() && result.isPresent(); i += 2) {
            String operator = tree.getChild(i).getText();
            boolean severalRanks = OF_SEVERAL_RANKS.contains(first) && !operator.equals(first);
            Optional<Long> right = severalRanks ? Optional.empty() : value(tree.getChild(i + 1));
            long left = result.get();
            result = right.flatMap(value -> operation(operator, value).map(done -> done.applyAsLong(left, value)));
        }
        return result;
    }

    private static Optional<LongBinaryOperator> operation(String operator, long right) {
        LongBinaryOperator operation = switch (operator) {
            case "==" -> (a, b) -> a == b ? 1 : 0;
            case "!=" -> (a, b) -> a != b ? 1 : 0;
            case "<" -> (a, b) -> a < b ? 1 : 0;
            case ">" -> (a, b) -> a > b ? 1 : 0;
            case "<=" -> (a, b) -> a <= b ? 1 : 0;
            case ">=" -> (a, b) -> a >= b ? 1 : 0;
            case "+" -> (a, b) -> a + b;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            case "/" -> (a, b) -> a / b;
            case "%" -> (a, b) -> a % b;
            case "<<" -> (a, b) -> a << b;
            case ">>" -> (a, b) -> a >> b;
            case "&" -> (a, b) -> a & b;
            case "|" -> (a, b) -> a | b;
            default -> (a, b) -> a ^ b;
        };
        boolean byZero = right == 0 && (operator.equals("/") || operator.equals("%"));
        return byZero ? Optional.empty() : Optional.of(operation);
    }

    private Optional<Long> value(UnaryContext unary) {
        Optional<Long> result = value(unary.primary());
        for (int i = unary.getChildCount() - 2; i >= 0; i--) {
            String operator = unary.getChild(i).getText();
            result = result.map(value -> switch (operator) {
                case "!" -> value == 0 ? 1L : 0L;
                case "-" -> -value;
                case "~" -> ~value;
                default -> value;
            });
        }
        return result;
    }

    private Optional<Long> value(PrimaryContext primary) {
        TerminalNode name = primary.NAME();
        if (primary.choice() != null) {
            return value(primary.choice());
        }
        if (primary.NUMBER() != null) {
            return number(primary.getText());
        }
        if (primary.STRING() != null) {
            // What a command line gives for a name is a text.
            return number(primary.getText().substring(1, primary.getText().length() - 1));
        }
        if (name == null || primary.call() != null) {
            return Optional.empty();
        }
        if (primary.DEFINED() != null) {
            return macros.isDefined(name.getText()).map(defined -> defined ? 1L : 0L);
        }
        return named(name.getText());
    }

    private Optional<Long> named(String name) {
        Optional<Boolean> defined = macros.isDefined(name);
        if (defined.isEmpty() || used == MOST_MACROS) {
            return Optional.empty();
        }
        Optional<Macro> macro = macros.find(name);
        if (macro.isEmpty()) {
            return Optional.of(0L);
        }
        if (macro.get().parameters() != null) {
            return Optional.empty();
        }
        used++;
        StringBuilder text = new StringBuilder();
        macro.get().body().forEach(token -> text.append(token.getText()).append(' '));
        return value(text.toString());
    }

    private static Optional<Long> number(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ul]+$", "");
        try {
            return Optional.of(Long.decode(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
