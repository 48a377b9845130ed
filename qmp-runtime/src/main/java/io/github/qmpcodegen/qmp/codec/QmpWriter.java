package io.github.qmpcodegen.qmp.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes values, for generated code.
 *
 * <p>An object starts with {@link #begin}, has a call for each member, and ends with {@link #end}. A member that is
 * null is left out, and one that the value's type does not take is written as received. For one value and one thread.
 */
public abstract class QmpWriter {

    QmpWriter() {}

    /** A value that can write itself. */
    @FunctionalInterface
    public interface Writable {

        /**
         * Writes this value as it is on the wire.
         *
         * @throws IllegalArgumentException if it holds something that cannot be written as JSON
         */
        void write(QmpWriter out);
    }

    /** Starts an object. */
    public abstract QmpWriter begin(Members ofObject, Unmodelled ofValue);

    /** Starts an object of a type that takes only its own members. */
    public final QmpWriter begin(Members ofObject) {
        return begin(ofObject, Unmodelled.NONE);
    }

    /** Writes an object without members. */
    public final void empty() {
        begin(Members.NONE).end();
    }

    /** Writes a member. */
    public abstract QmpWriter put(int member, boolean value);

    /** Writes a member. */
    public abstract QmpWriter put(int member, long value);

    /** Writes a member; null leaves it out. */
    public abstract QmpWriter put(int member, @Nullable String value);

    /** Writes a member; null leaves it out. */
    public abstract QmpWriter put(int member, @Nullable Writable value);

    /**
     * Writes a member; null leaves it out.
     *
     * @param value a value of any type that {@link QmpJson#of} takes
     * @throws IllegalArgumentException if it is of another type
     */
    public abstract QmpWriter put(int member, @Nullable Object value);

    /** Writes all members of a value among those of this object. */
    public abstract QmpWriter inline(Writable value);

    /** Ends an object, after writing what its type does not have. */
    public abstract void end();

    /** Writes a JSON value. */
    public abstract void json(JsonNode value);

    /** Writes a value as one of the types that {@link QmpJson#of} takes. */
    public abstract void value(Object value);

    /** Writes the text of a constant of an enumeration. */
    abstract void text(String value);

    /**
     * Called for the constant of an enumeration that stands for unknown texts.
     *
     * @throws IllegalArgumentException unless the value is only shown
     */
    abstract void textless(Writable value);
}
