package io.github.qmpcodegen.qmp.codec;

/**
 * A value of a generated enumeration.
 *
 * <p>Generated enumerations have a constant more than the schema, which stands for all texts that the schema does not
 * have: {@link #isKnown()} tells it. The text itself is in the {@code unmodelled()} of the value that has the member, and
 * is written back unchanged.
 */
public interface QmpEnum extends QmpValue {

    /** The value's text on the wire; empty for the constant that stands for texts that the schema does not have. */
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
