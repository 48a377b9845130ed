package io.github.qmpcodegen.qmp.codec;

import org.jspecify.annotations.Nullable;

/** A range of integers within that of {@code long}. Immutable. */
public final class IntRange {

    /** Integers of 64 bits. */
    static final IntRange INT64 = new IntRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Integers of 8 bits. */
    public static final IntRange INT8 = new IntRange(Byte.MIN_VALUE, Byte.MAX_VALUE);

    /** Integers of 16 bits. */
    public static final IntRange INT16 = new IntRange(Short.MIN_VALUE, Short.MAX_VALUE);

    /** Integers of 32 bits. */
    public static final IntRange INT32 = new IntRange(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** Unsigned integers of 8 bits. */
    public static final IntRange UINT8 = new IntRange(0, 0xFF);

    /** Unsigned integers of 16 bits. */
    public static final IntRange UINT16 = new IntRange(0, 0xFFFF);

    /** Unsigned integers of 32 bits. */
    public static final IntRange UINT32 = new IntRange(0, 0xFFFF_FFFFL);

    private final long min;
    private final long max;

    private IntRange(long min, long max) {
        this.min = min;
        this.max = max;
    }

    boolean contains(long value) {
        return min <= value && value <= max;
    }

    /**
     * Checks that the value of a component is in this range.
     *
     * @param type the command, event or type
     * @param member the member's wire name
     * @param value the value; null if it is left out, which is valid
     * @throws IllegalArgumentException if it is out of range
     */
    public void check(String type, String member, @Nullable Long value) {
        if (value != null && !contains(value)) {
            throw new IllegalArgumentException(type + ": '" + member + "' is " + value + ", expected " + this);
        }
    }

    /** The range in words. */
    @Override
    public String toString() {
        return "an integer from " + min + " to " + max;
    }
}
