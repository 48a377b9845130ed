package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of an integer type.
 *
 * @param least the smallest
 * @param greatest the greatest
 */
record IntegerRange(BigInteger least, BigInteger greatest) {

    /** The range of a builtin type of integers. */
    static IntegerRange of(BuiltinType type) {
        return type.isSigned() ? signed(type.bits()) : unsigned(type.bits());
    }

    /** The range of the numbers that a server takes for a builtin type of integers. */
    static IntegerRange taken(BuiltinType type) {
        IntegerRange range = of(type);
        // For compatibility, QEMU's input visitor takes a negative number modulo 2^64, which then is too large for all
        // narrower types.
        return range.equals(unsigned(64)) ? new IntegerRange(signed(64).least, range.greatest) : range;
    }

    /** Whether every value of the other is one of this. */
    boolean contains(IntegerRange other) {
        return least.compareTo(other.least) <= 0 && greatest.compareTo(other.greatest) >= 0;
    }

    /** The values of this that are none of another, in words. */
    String beyond(IntegerRange other) {
        List<String> beyond = new ArrayList<>();
        if (least.compareTo(other.least) < 0) {
            beyond.add(other.least.signum() == 0 ? "negative numbers" : "numbers below " + other.least);
        }
        if (greatest.compareTo(other.greatest) > 0) {
            beyond.add("numbers above " + other.greatest);
        }
        return String.join(" and ", beyond);
    }

    private static IntegerRange signed(int bits) {
        BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
        return new IntegerRange(half.negate(), half.subtract(BigInteger.ONE));
    }

    private static IntegerRange unsigned(int bits) {
        return new IntegerRange(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }
}
