package io.github.qmpcodegen.codegen.parse;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * A macro of the C preprocessor.
 *
 * @param name its name
 * @param parameters the names of its parameters, the last one {@code __VA_ARGS__} if it takes any number of arguments;
 *     null if it is used without parentheses
 * @param body the tokens that it stands for
 */
record Macro(String name, @Nullable List<String> parameters, List<Token> body) {

    /** The parameter that takes all further arguments, commas included. */
    static final String REST = "__VA_ARGS__";

    /** Whether its last parameter takes any number of arguments. */
    boolean isVariadic() {
        return parameters != null
                && !parameters.isEmpty()
                && parameters.get(parameters.size() - 1).equals(REST);
    }
}
