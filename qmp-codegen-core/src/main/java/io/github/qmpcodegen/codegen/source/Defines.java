package io.github.qmpcodegen.codegen.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The macros that are defined before the start of an {@code .hx} file, such as those that a build defines elsewhere.
 *
 * @param values the expansion of each macro, by its name: C code if it starts and ends with a quote, otherwise the text
 *     of a string; conditions read a number as a number
 */
public record Defines(SortedMap<String, String> values) {

    /** No macros. */
    public static final Defines NONE = of(List.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    /** Copies the macros. */
    public Defines {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Returns the macros that a user defines; of several with the same name the last counts.
     *
     * @param definitions the definitions, as {@code NAME=VALUE}; the value may be empty
     * @throws IllegalArgumentException if one has another form; the message is for the user
     */
    public static Defines of(List<String> definitions) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String definition : definitions) {
            int separator = definition.indexOf('=');
            if (separator < 0
                    || !NAME.matcher(definition.substring(0, separator)).matches()) {
                throw new IllegalArgumentException("'" + definition
                        + "' does not define a macro; expected NAME=VALUE, such as VENDOR_PREFIX=__com.acme_");
            }
            values.put(definition.substring(0, separator), definition.substring(separator + 1));
        }
        return new Defines(values);
    }

    /** The definitions in the form that {@link #of} takes, in the order of the names. */
    public List<String> definitions() {
        return values.entrySet().stream()
                .map((Map.Entry<String, String> value) -> value.getKey() + "=" + value.getValue())
                .toList();
    }
}
