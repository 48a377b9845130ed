package io.github.qmpcodegen.qmp.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decodes the integers of a range within that of {@code long}. */
public final class IntRange implements Decoder<Long> {

    private final long min;
    private final long max;

    IntRange(long min, long max) {
        this.min = min;
        this.max = max;
    }

    @Override
    public Long decode(JsonNode json, Decoding decoding) {
        if (!json.isIntegralNumber()) {
            throw Decoders.wrongKind(json, "an integer");
        }
        if (!json.canConvertToLong() || json.longValue() < min || json.longValue() > max) {
            throw new MisfitException(
                    DecodingProblem.Kind.OUT_OF_RANGE, "is " + json.asString() + ", expected " + this);
        }
        return json.longValue();
    }

    /**
     * Checks a component.
     *
     * @param type the command, event or type
     * @param member the member's wire name
     * @param value the value; null for one that is left out
     * @throws IllegalArgumentException if it is out of range
     */
    public void check(String type, String member, @Nullable Long value) {
        if (value != null && (value < min || value > max)) {
            throw new IllegalArgumentException(type + ": '" + member + "' is " + value + ", expected " + this);
        }
    }

    /** The range in words. */
    @Override
    public String toString() {
        return "an integer from " + min + " to " + max;
    }
}
