package io.github.qmpcodegen.qmp.codec;

/**
 * A value of a generated enumeration, known or not.
 *
 * <p>A known value is always the same object, so {@code ==} works.
 */
public interface QmpEnum extends QmpValue {

    /** The value's text on the wire. */
    String text();

    /** Whether the schema has this value. */
    boolean isKnown();
}
