package io.github.qmpcodegen.qmp.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The decoders of what is not a type of the schema: scalars, any value, arrays. */
public final class Decoders {

    /** Decodes text. */
    public static final Decoder<String> STR = (json, decoding) -> text(json);

    /** Decodes true and false. */
    public static final Decoder<Boolean> BOOL = (json, decoding) -> {
        if (!json.isBoolean()) {
            throw wrongKind(json, "a boolean");
        }
        return json.booleanValue();
    };

    /** Decodes integers of 64 bits. */
    public static final IntRange INT = new IntRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Decodes integers of 8 bits. */
    public static final IntRange INT8 = new IntRange(Byte.MIN_VALUE, Byte.MAX_VALUE);

    /** Decodes integers of 16 bits. */
    public static final IntRange INT16 = new IntRange(Short.MIN_VALUE, Short.MAX_VALUE);

    /** Decodes integers of 32 bits. */
    public static final IntRange INT32 = new IntRange(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** Decodes unsigned integers of 8 bits. */
    public static final IntRange UINT8 = new IntRange(0, 0xFF);

    /** Decodes unsigned integers of 16 bits. */
    public static final IntRange UINT16 = new IntRange(0, 0xFFFF);

    /** Decodes unsigned integers of 32 bits. */
    public static final IntRange UINT32 = new IntRange(0, 0xFFFF_FFFFL);

    /** Decodes unsigned integers of 64 bits. */
    public static final Decoder<Uint64> UINT64 = (json, decoding) -> {
        if (!json.isIntegralNumber()) {
            throw wrongKind(json, "an integer");
        }
        BigInteger value = json.bigIntegerValue();
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw new MisfitException(
                    DecodingProblem.Kind.OUT_OF_RANGE,
                    "is " + value + ", expected an integer from 0 to " + Uint64.MAX_VALUE);
        }
        return Uint64.of(value);
    };

    /** Decodes numbers, with the text that they have on the wire. */
    public static final Decoder<BigDecimal> NUMBER = (json, decoding) -> {
        if (!json.isNumber()) {
            throw wrongKind(json, "a number");
        }
        return json.decimalValue();
    };

    /** Decodes JSON's null. */
    public static final Decoder<NullNode> NULL = (json, decoding) -> {
        if (json instanceof NullNode nothing) {
            return nothing;
        }
        throw wrongKind(json, "null");
    };

    /** Takes any JSON value as it is. */
    public static final Decoder<JsonNode> ANY = (json, decoding) -> json;

    private Decoders() {}

    /** Decodes arrays. */
    public static <T> Decoder<List<T>> listOf(Decoder<T> element) {
        return (json, decoding) -> {
            if (!json.isArray()) {
                throw wrongKind(json, "an array");
            }
            List<T> list = new ArrayList<>(json.size());
            for (JsonNode item : json) {
                list.add(decodeElement(item, list.size(), element, decoding));
            }
            return List.copyOf(list);
        };
    }

    private static <T> T decodeElement(JsonNode item, int index, Decoder<T> element, Decoding decoding) {
        try {
            return decoding.within(index, item, element);
        } catch (MisfitException e) {
            throw new MisfitException(e.kind(), "has an element, [" + index + "], that " + e.getMessage());
        }
    }

    /**
     * The text of a JSON string, for enumerations.
     *
     * @throws MisfitException if it is another kind of value
     */
    public static String text(JsonNode json) {
        if (!json.isString()) {
            throw wrongKind(json, "a string");
        }
        return json.stringValue();
    }

    static MisfitException wrongKind(JsonNode json, String expected) {
        return new MisfitException(DecodingProblem.Kind.WRONG_KIND, mismatch(json, expected));
    }

    static String mismatch(JsonNode json, String expected) {
        return "is " + describe(json) + ", expected " + expected;
    }

    private static String describe(JsonNode json) {
        if (json.isIntegralNumber()) {
            return "an integer";
        }
        return switch (json.getNodeType()) {
            case NULL -> "null";
            case ARRAY, OBJECT -> "an " + json.getNodeType().name().toLowerCase(Locale.ROOT);
            default -> "a " + json.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
