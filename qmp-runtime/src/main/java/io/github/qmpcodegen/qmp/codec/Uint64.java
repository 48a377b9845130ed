package io.github.qmpcodegen.qmp.codec;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An unsigned 64-bit integer: a value of the QAPI types {@code uint64} and {@code size}.
 *
 * <p>A separate type, because {@code long} would show 2^64-1 as -1, and {@link BigInteger} would accept values that no
 * server takes.
 */
public final class Uint64 extends Number implements Comparable<Uint64> {

    private static final long serialVersionUID = 1;

    /** 0. */
    public static final Uint64 ZERO = new Uint64(0);

    /** 2^64-1. */
    public static final Uint64 MAX_VALUE = new Uint64(-1);

    private final long bits;

    private Uint64(long bits) {
        this.bits = bits;
    }

    /**
     * Returns the value of a {@code long}.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Uint64 of(long value) {
        if (value < 0) {
            throw new IllegalArgumentException(value + " is negative");
        }
        return new Uint64(value);
    }

    /**
     * Returns the value of a {@link BigInteger}.
     *
     * @throws IllegalArgumentException if it is negative or above 2^64-1
     */
    public static Uint64 of(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw new IllegalArgumentException(value + " is not within 0 and " + MAX_VALUE);
        }
        return new Uint64(value.longValue());
    }

    /** Returns the value as a {@link BigInteger}. */
    public BigInteger toBigInteger() {
        return new BigInteger(toString());
    }

    /**
     * Returns the value as a {@code long}.
     *
     * @throws ArithmeticException if it is above 2^63-1
     */
    public long longValueExact() {
        if (bits < 0) {
            throw new ArithmeticException(this + " is above " + Long.MAX_VALUE);
        }
        return bits;
    }

    /** Returns the low 32 bits. */
    @Override
    public int intValue() {
        return (int) bits;
    }

    /** Returns all 64 bits, which are a negative number if the value is above 2^63-1; see {@link #longValueExact()}. */
    @Override
    public long longValue() {
        return bits;
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return bits >= 0 ? (double) bits : toBigInteger().doubleValue();
    }

    @Override
    public int compareTo(Uint64 other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Uint64 that && bits == that.bits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bits);
    }

    /** Returns the value in decimal digits. */
    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
