package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What follows a {@code #define}, or stands for it on a command line. */
final class MacroDefinition {

    /** The name, and right behind it the parameters, if there are any. */
    private static final Pattern DEFINITION = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?(.*)", Pattern.DOTALL);

    private static final String ANY_NUMBER = "...";

    private MacroDefinition() {}

    /** Reads a definition on one line; empty if it is none. */
    static Optional<Macro> read(String definition) {
        Matcher matcher = DEFINITION.matcher(definition);
        if (!matcher.matches() || Character.isDigit(matcher.group(1).charAt(0))) {
            return Optional.empty();
        }
        List<Token> body = CTokens.of(matcher.group(3));
        String listed = matcher.group(2);
        if (listed == null) {
            return Optional.of(new Macro(matcher.group(1), null, body));
        }
        List<String> parameters = parameters(listed);
        return Optional.of(new Macro(matcher.group(1), parameters, withPlainRest(body, rest(listed))));
    }

    /**
     * A definition that a user gives.
     *
     * @param name the macro's name
     * @param value C if it begins and ends with a quote, such as {@code "a" "b"}; otherwise the text that a literal has
     */
    static Macro of(String name, String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return new Macro(name, null, quoted ? CTokens.of(value) : List.of(CTokens.string(value)));
    }

    private static List<String> parameters(String listed) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : listed.split(",", -1)) {
            String name = parameter.strip();
            if (!name.isEmpty()) {
                parameters.add(name.endsWith(ANY_NUMBER) ? Macro.REST : name);
            }
        }
        return parameters;
    }

    /** The name of the parameter that takes all further arguments, where it has one of its own. */
    private static @Nullable String rest(String listed) {
        String last = listed.substring(listed.lastIndexOf(',') + 1).strip();
        boolean named = last.endsWith(ANY_NUMBER) && last.length() > ANY_NUMBER.length();
        return named ? last.substring(0, last.length() - ANY_NUMBER.length()).strip() : null;
    }

    private static List<Token> withPlainRest(List<Token> body, @Nullable String rest) {
        if (rest == null) {
            return body;
        }
        return body.stream()
                .map(token -> token.getText().equals(rest)
                        ? CTokens.placed(new CommonToken(QmpCommandsLexer.NAME, Macro.REST), token, token)
                        : token)
                .toList();
    }
}
