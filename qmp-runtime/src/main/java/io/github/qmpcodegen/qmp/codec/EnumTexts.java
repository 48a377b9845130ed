package io.github.qmpcodegen.qmp.codec;

import java.util.HashMap;
import java.util.Map;

/**
 * The texts of an enumeration's values. Immutable and thread-safe.
 *
 * @param <E> the enumeration
 */
public final class EnumTexts<E extends Enum<E> & QmpEnum> {

    private final Map<String, E> byText = new HashMap<>();
    private final E unrecognized;

    private EnumTexts(E[] values, E unrecognized) {
        this.unrecognized = unrecognized;
        for (E value : values) {
            if (value != unrecognized) {
                byText.put(value.text(), value);
            }
        }
    }

    /**
     * Returns the texts of an enumeration.
     *
     * @param values all of its constants
     * @param unrecognized the constant for texts that the schema does not have
     */
    public static <E extends Enum<E> & QmpEnum> EnumTexts<E> of(E[] values, E unrecognized) {
        return new EnumTexts<>(values, unrecognized);
    }

    /** Returns the value of a text; the constant for all other texts if the schema does not have it. */
    public E of(String text) {
        return byText.getOrDefault(text, unrecognized);
    }
}
