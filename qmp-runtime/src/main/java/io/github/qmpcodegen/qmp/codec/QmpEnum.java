package io.github.qmpcodegen.qmp.codec;

/**
 * A value of a generated enumeration.
 *
 * <p>Generated enumerations have one constant that the schema does not have, which stands for all unknown texts:
 * {@link #isKnown()} is false for it. The text itself is in the {@code unmodelled()} of the value that has the member,
 * and is written back unchanged.
 */
public interface QmpEnum extends QmpValue {

    /** The value's text on the wire; empty for the constant that stands for unknown texts. */
    String text();

    /** Whether the schema has this value. */
    default boolean isKnown() {
        return !text().isEmpty();
    }

    /** Writes the text. */
    @Override
    default void write(QmpWriter out) {
        if (isKnown()) {
            out.text(text());
        } else {
            out.textless(this);
        }
    }
}
