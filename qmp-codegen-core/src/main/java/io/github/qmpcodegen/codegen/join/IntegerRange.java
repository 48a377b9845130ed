package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.BuiltinType;

/**
 * The integers that a type allows.
 *
 * @param bits how many bits they have
 * @param signed whether they can be negative
 */
record IntegerRange(int bits, boolean signed) {

    private static final int LONG = 64;

    /** The range of a builtin type of integers. */
    static IntegerRange of(BuiltinType type) {
        return new IntegerRange(type.bits(), type.isSigned());
    }

    /**
     * The type of all integers that either of two allows.
     *
     * @param newer the newer, which is taken where no type has all that both allow
     */
    static BuiltinType joined(BuiltinType older, BuiltinType newer) {
        IntegerRange was = of(older);
        IntegerRange is = of(newer);
        if (is.contains(was)) {
            return newer;
        }
        if (was.contains(is)) {
            return older;
        }
        return Math.max(was.bits, is.bits) == LONG && (was.unsigned64() || is.unsigned64()) ? newer : BuiltinType.INT;
    }

    private boolean unsigned64() {
        return bits == LONG && !signed;
    }

    boolean contains(IntegerRange other) {
        return signed == other.signed ? bits >= other.bits : signed && bits > other.bits;
    }
}
