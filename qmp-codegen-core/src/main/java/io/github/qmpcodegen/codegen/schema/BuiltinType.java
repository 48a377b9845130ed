package io.github.qmpcodegen.codegen.schema;

/**
 * The built-in types, which every schema has, under their QAPI names.
 *
 * <p>Neither introspection nor {@code .hx} files state the width of integers; both use {@link #INT}.
 */
public enum BuiltinType {
    /** Text. */
    STR("str", JsonType.STRING),
    /** A number that may have a fraction. */
    NUMBER("number", JsonType.NUMBER),
    /** A signed integer of 64 bits. */
    INT("int", 64, true),
    /** A signed integer of 8 bits. */
    INT8("int8", 8, true),
    /** A signed integer of 16 bits. */
    INT16("int16", 16, true),
    /** A signed integer of 32 bits. */
    INT32("int32", 32, true),
    /** A signed integer of 64 bits. */
    INT64("int64", 64, true),
    /** An unsigned integer of 8 bits. */
    UINT8("uint8", 8, false),
    /** An unsigned integer of 16 bits. */
    UINT16("uint16", 16, false),
    /** An unsigned integer of 32 bits. */
    UINT32("uint32", 32, false),
    /** An unsigned integer of 64 bits. */
    UINT64("uint64", 64, false),
    /** An unsigned integer of 64 bits that counts bytes. */
    SIZE("size", 64, false),
    /** True or false. */
    BOOL("bool", JsonType.BOOLEAN),
    /** Only JSON's null. */
    NULL("null", JsonType.NULL),
    /** Any JSON value. */
    ANY("any", JsonType.VALUE);

    private final String schemaName;
    private final JsonType jsonType;
    private final int bits;
    private final boolean signed;

    BuiltinType(String schemaName, JsonType jsonType) {
        this.schemaName = schemaName;
        this.jsonType = jsonType;
        this.bits = 0;
        this.signed = false;
    }

    /** An integer. */
    BuiltinType(String schemaName, int bits, boolean signed) {
        this.schemaName = schemaName;
        this.jsonType = JsonType.INTEGER;
        this.bits = bits;
        this.signed = signed;
    }

    /** The type's name in QAPI schemas. */
    public String schemaName() {
        return schemaName;
    }

    /** The kind of JSON value on the wire. */
    public JsonType jsonType() {
        return jsonType;
    }

    /** How many bits its integers have; 0 if it is not a type of integers. */
    public int bits() {
        return bits;
    }

    /** Whether its integers can be negative. */
    public boolean isSigned() {
        return signed;
    }
}
