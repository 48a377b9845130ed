package io.github.qmpcodegen.codegen.prose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a text about the value of a member.
 *
 * @param kind its kind; null if the text states none
 * @param element the kind of an array's elements; null if the text states none
 * @param optional whether the text says that the member may be missing
 * @param values the values that the text lists for it; empty if it lists none, or not all
 * @param dictionary whether the text says that it is an object whose member names are open
 * @param text the text without the notation of types
 */
public record Claim(
        @Nullable Kind kind,
        @Nullable Kind element,
        boolean optional,
        List<String> values,
        boolean dictionary,
        String text) {

    /** Copies the values. */
    public Claim {
        values = List.copyOf(values);
    }

    /** The kinds of JSON values, as the documentation names them. */
    public enum Kind {
        /** {@code json-string}. */
        STRING,
        /** {@code json-int}. */
        INTEGER,
        /** {@code json-number}. */
        NUMBER,
        /** {@code json-bool}. */
        BOOLEAN,
        /** {@code json-object}. */
        OBJECT,
        /** {@code json-array}. */
        ARRAY,
        /** {@code json-int or json-string}: a value of one or another kind. */
        ANY
    }
}
