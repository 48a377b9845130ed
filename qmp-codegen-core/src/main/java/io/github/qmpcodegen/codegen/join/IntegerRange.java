package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import java.util.Map;

/**
 * The integers that a type allows.
 *
 * @param bits how many bits they have
 * @param signed whether they can be negative
 */
record IntegerRange(int bits, boolean signed) {

    private static final int LONG = 64;
    private static final Map<BuiltinType, IntegerRange> RANGES = Map.ofEntries(
            Map.entry(BuiltinType.INT, new IntegerRange(LONG, true)),
            Map.entry(BuiltinType.INT64, new IntegerRange(LONG, true)),
            Map.entry(BuiltinType.INT32, new IntegerRange(32, true)),
            Map.entry(BuiltinType.INT16, new IntegerRange(16, true)),
            Map.entry(BuiltinType.INT8, new IntegerRange(8, true)),
            Map.entry(BuiltinType.UINT64, new IntegerRange(LONG, false)),
            Map.entry(BuiltinType.SIZE, new IntegerRange(LONG, false)),
            Map.entry(BuiltinType.UINT32, new IntegerRange(32, false)),
            Map.entry(BuiltinType.UINT16, new IntegerRange(16, false)),
            Map.entry(BuiltinType.UINT8, new IntegerRange(8, false)));

    static IntegerRange of(BuiltinType type) {
        return RANGES.getOrDefault(type, new IntegerRange(LONG, true));
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
