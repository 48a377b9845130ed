package io.github.qmpcodegen.qmp.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an enumeration's values. Immutable and thread-safe.
 *
 * @param <E> the enumeration
 */
public final class EnumTexts<E extends Enum<E> & QmpEnum> {

    private final Map<String, Known<E>> byText = new HashMap<>();
    private final E unrecognized;

    /** The value that came last: a guess, which threads may write at once. Servers repeat themselves. */
    private @Nullable Known<E> last;

    private record Known<E>(String text, E value) {

        boolean isIn(char[] buffer, int offset, int length) {
            if (length != text.length()) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (buffer[offset + i] != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private EnumTexts(E[] values, E unrecognized) {
        this.unrecognized = unrecognized;
        for (E value : values) {
            if (value != unrecognized) {
                byText.put(value.text(), new Known<>(value.text(), value));
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
        Known<E> known = byText.get(text);
        return known == null ? unrecognized : known.value;
    }

    /** Returns the value of the text in a part of a buffer; see {@link #of(String)}. */
    E of(char[] buffer, int offset, int length) {
        Known<E> known = last;
        if (known == null || !known.isIn(buffer, offset, length)) {
            known = byText.get(new String(buffer, offset, length));
            last = known;
        }
        return known == null ? unrecognized : known.value;
    }
}
