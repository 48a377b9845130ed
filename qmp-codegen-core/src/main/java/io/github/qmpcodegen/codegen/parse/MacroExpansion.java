package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The replacement of macros by what they stand for, as the C preprocessor does it: a macro is not replaced within what
 * came of itself, and arguments are replaced before they are put in their places.
 *
 * <p>What came of a macro stands where the macro was used; arguments stand where they were written. Not safe for use by
 * several threads.
 */
final class MacroExpansion {

    /** More than any table has; a few lines can ask for more than any memory holds. */
    private static final int MOST_TOKENS = 200_000;

    private static final int DEEPEST = 100;

    private final Macros macros;
    private int produced;
    private int depth;

    /** A token, and the macros that it came of. */
    private record Item(Token token, @Nullable Hidden hidden) {

        boolean is(int type) {
            return token.getType() == type;
        }
    }

    /** A list of macros. */
    private record Hidden(String name, @Nullable Hidden others, int length) {}

    /** A use of a macro with arguments: those, and the parenthesis at their end. */
    private record Call(List<List<Item>> arguments, Token end) {}

    MacroExpansion(Macros macros) {
        this.macros = macros;
    }

    /** Whether so much came of macros that the rest was left as it is. */
    boolean isExhausted() {
        return produced > MOST_TOKENS;
    }

    /** The tokens with all macros replaced that are defined now. */
    List<Token> expand(List<Token> tokens) {
        return replace(tokens.stream().map(token -> new Item(token, null)).toList()).stream()
                .map(Item::token)
                .toList();
    }

    private List<Item> replace(List<Item> items) {
        Deque<Item> rest = new ArrayDeque<>(items);
        List<Item> replaced = new ArrayList<>();
        while (!rest.isEmpty()) {
            Item item = rest.pop();
            Optional<Macro> macro = macro(item);
            if (macro.isEmpty()) {
                replaced.add(item);
                continue;
            }
            Item name = item.is(QmpCommandsLexer.MACRO) ? split(item, rest) : item;
            List<Item> body = replacement(macro.get(), name, rest);
            if (body == null) {
                replaced.add(name);
                continue;
            }
            produced += body.size() + 1;
            for (int i = body.size() - 1; i >= 0; i--) {
                rest.push(body.get(i));
            }
        }
        return replaced;
    }

    /** The macro of a name that is to be replaced. */
    private Optional<Macro> macro(Item item) {
        if (isExhausted() || (!item.is(QmpCommandsLexer.NAME) && !item.is(QmpCommandsLexer.MACRO))) {
            return Optional.empty();
        }
        String name = name(item.token());
        if (item.hidden() != null && item.hidden().length() > DEEPEST * DEEPEST) {
            produced = Integer.MAX_VALUE;
            return Optional.empty();
        }
        for (Hidden hidden = item.hidden(); hidden != null; hidden = hidden.others()) {
            if (hidden.name().equals(name)) {
                return Optional.empty();
            }
        }
        return macros.find(name);
    }

    private static String name(Token token) {
        String text = token.getText();
        return token.getType() == QmpCommandsLexer.MACRO
                ? text.substring(0, text.length() - 1).strip()
                : text;
    }

    /** The name of a token that is a name and a parenthesis, which is put back. */
    private static Item split(Item item, Deque<Item> rest) {
        CommonToken parenthesis = new CommonToken(QmpCommandsLexer.LPAREN, "(");
        parenthesis.setStartIndex(item.token().getStopIndex());
        parenthesis.setStopIndex(item.token().getStopIndex());
        rest.push(new Item(parenthesis, item.hidden()));
        CommonToken name = new CommonToken(QmpCommandsLexer.NAME, name(item.token()));
        name.setStartIndex(item.token().getStartIndex());
        name.setStopIndex(item.token().getStartIndex() + name.getText().length() - 1);
        return new Item(name, item.hidden());
    }

    /** What a use of a macro becomes; null if it is none, for it lacks its arguments. */
    private @Nullable List<Item> replacement(Macro macro, Item name, Deque<Item> rest) {
        Hidden hidden = new Hidden(
                macro.name(),
                name.hidden(),
                name.hidden() == null ? 1 : name.hidden().length() + 1);
        if (macro.parameters() == null) {
            return macro.body().stream()
                    .map(token -> new Item(CTokens.placed(token, name.token(), name.token()), hidden))
                    .toList();
        }
        Call call = call(macro, rest);
        return call == null ? null : substitute(macro, macro.parameters(), call, name.token(), hidden);
    }

    /** Takes the arguments from the rest, if they are there. */
    private static @Nullable Call call(Macro macro, Deque<Item> rest) {
        if (rest.isEmpty() || !rest.peek().is(QmpCommandsLexer.LPAREN)) {
            return null;
        }
        List<Item> taken = new ArrayList<>(List.of(rest.pop()));
        List<List<Item>> arguments = new ArrayList<>(List.of(new ArrayList<>()));
        int open = 1;
        while (!rest.isEmpty()) {
            Item item = rest.pop();
            taken.add(item);
            open += switch (item.token().getType()) {
                case QmpCommandsLexer.LPAREN, QmpCommandsLexer.MACRO -> 1;
                case QmpCommandsLexer.RPAREN -> -1;
                default -> 0;
            };
            if (open == 0) {
                return new Call(arguments, item.token());
            }
            boolean inRest = macro.isVariadic()
                    && arguments.size()
                            == Objects.requireNonNull(macro.parameters()).size();
            if (open == 1 && item.is(QmpCommandsLexer.COMMA) && !inRest) {
                arguments.add(new ArrayList<>());
            } else {
                arguments.get(arguments.size() - 1).add(item);
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            rest.push(taken.get(i));
        }
        return null;
    }

    private List<Item> substitute(Macro macro, List<String> parameters, Call call, Token use, Hidden hidden) {
        List<Item> result = new ArrayList<>();
        List<Token> body = macro.body();
        for (int i = 0; i < body.size(); i++) {
            Token token = body.get(i);
            boolean pasted = isHash(body, i + 1) && isHash(body, i + 2);
            int named = parameters.indexOf(token.getText());
            if (isHash(body, i) && isHash(body, i + 1) && !result.isEmpty() && i + 2 < body.size()) {
                int next = parameters.indexOf(body.get(i + 2).getText());
                List<Item> right = next >= 0
                        ? argument(call, next)
                        : List.of(new Item(CTokens.placed(body.get(i + 2), use, call.end()), hidden));
                paste(result, right, use, call.end(), hidden);
                i += 2;
            } else if (isHash(body, i)
                    && i + 1 < body.size()
                    && parameters.contains(body.get(i + 1).getText())) {
                int quoted = parameters.indexOf(body.get(i + 1).getText());
                Token string = CTokens.string(spelled(argument(call, quoted)));
                result.add(new Item(CTokens.placed(string, use, call.end()), hidden));
                i++;
            } else if (named >= 0) {
                result.addAll(pasted ? argument(call, named) : replaced(argument(call, named)));
            } else {
                result.add(new Item(CTokens.placed(token, use, call.end()), hidden));
            }
        }
        return result;
    }

    private static boolean isHash(List<Token> tokens, int index) {
        return index < tokens.size() && tokens.get(index).getText().equals("#");
    }

    /** An argument; each time other tokens, for a macro may use it more than once. */
    private static List<Item> argument(Call call, int index) {
        List<Item> items = index < call.arguments().size() ? call.arguments().get(index) : List.of();
        return items.stream()
                .map(item -> new Item(CTokens.placed(item.token(), item.token(), item.token()), item.hidden()))
                .toList();
    }

    private List<Item> replaced(List<Item> argument) {
        if (depth == DEEPEST) {
            produced = Integer.MAX_VALUE;
            return argument;
        }
        depth++;
        try {
            return replace(argument);
        } finally {
            depth--;
        }
    }

    /** Makes one token of the last and the first; where that is none, both stay. */
    private static void paste(List<Item> left, List<Item> right, Token first, Token last, Hidden hidden) {
        Item end = left.remove(left.size() - 1);
        if (right.isEmpty()) {
            // A comma before arguments that are missing goes with them.
            if (!end.is(QmpCommandsLexer.COMMA)) {
                left.add(end);
            }
            return;
        }
        List<Token> joined =
                CTokens.of(end.token().getText() + right.get(0).token().getText());
        if (joined.size() == 1) {
            left.add(new Item(CTokens.placed(joined.get(0), first, last), hidden));
        } else {
            left.add(end);
            left.add(right.get(0));
        }
        left.addAll(right.subList(1, right.size()));
    }

    /** The tokens as they are written, with one blank where there are any. */
    private static String spelled(List<Item> items) {
        StringBuilder text = new StringBuilder();
        int end = -1;
        for (Item item : items) {
            if (end >= 0 && item.token().getStartIndex() > end + 1) {
                text.append(' ');
            }
            text.append(item.token().getText());
            end = item.token().getStopIndex();
        }
        return text.toString();
    }
}
