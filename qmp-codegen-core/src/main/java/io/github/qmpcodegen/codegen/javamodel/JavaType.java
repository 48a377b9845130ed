package io.github.qmpcodegen.codegen.javamodel;

/** The type of a value in generated code. */
public sealed interface JavaType {

    /**
     * A type that the schema does not define.
     *
     * @param kind which one
     */
    record Scalar(Kind kind) implements JavaType {}

    /**
     * A list.
     *
     * @param element the type of its elements
     */
    record ListOf(JavaType element) implements JavaType {}

    /**
     * A generated type.
     *
     * @param name its name
     */
    record Generated(JavaName name) implements JavaType {}

    /** The types that schemas do not define. */
    enum Kind {
        /** Text. */
        STR,
        /** True or false. */
        BOOL,
        /** A {@code long}. */
        INT,
        /** A {@code long} within 8 signed bits. */
        INT8,
        /** A {@code long} within 16 signed bits. */
        INT16,
        /** A {@code long} within 32 signed bits. */
        INT32,
        /** A {@code long} within 8 unsigned bits. */
        UINT8,
        /** A {@code long} within 16 unsigned bits. */
        UINT16,
        /** A {@code long} within 32 unsigned bits. */
        UINT32,
        /** An unsigned integer of 64 bits. */
        UINT64,
        /** A number with its text. */
        NUMBER,
        /** JSON's null. */
        NULL,
        /** Any JSON value. */
        ANY;

        /** Whether it is a {@code long}. */
        public boolean isLong() {
            return compareTo(INT) >= 0 && compareTo(UINT32) <= 0;
        }

        /** Whether it is a {@code long} with a limited range. */
        public boolean isRange() {
            return isLong() && this != INT;
        }

        /** Whether mandatory values are Java primitives. */
        public boolean isPrimitive() {
            return this == BOOL || isLong();
        }
    }
}
