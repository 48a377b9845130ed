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
    INT("int", JsonType.INTEGER),
    /** A signed integer of 8 bits. */
    INT8("int8", JsonType.INTEGER),
    /** A signed integer of 16 bits. */
    INT16("int16", JsonType.INTEGER),
    /** A signed integer of 32 bits. */
    INT32("int32", JsonType.INTEGER),
    /** A signed integer of 64 bits. */
    INT64("int64", JsonType.INTEGER),
    /** An unsigned integer of 8 bits. */
    UINT8("uint8", JsonType.INTEGER),
    /** An unsigned integer of 16 bits. */
    UINT16("uint16", JsonType.INTEGER),
    /** An unsigned integer of 32 bits. */
    UINT32("uint32", JsonType.INTEGER),
    /** An unsigned integer of 64 bits. */
    UINT64("uint64", JsonType.INTEGER),
    /** An unsigned integer of 64 bits that counts bytes. */
    SIZE("size", JsonType.INTEGER),
    /** True or false. */
    BOOL("bool", JsonType.BOOLEAN),
    /** Only JSON's null. */
    NULL("null", JsonType.NULL),
    /** Any JSON value. */
    ANY("any", JsonType.VALUE);

    private final String schemaName;
    private final JsonType jsonType;

    BuiltinType(String schemaName, JsonType jsonType) {
        this.schemaName = schemaName;
        this.jsonType = jsonType;
    }

    /** The type's name in QAPI schemas. */
    public String schemaName() {
        return schemaName;
    }

    /** The kind of JSON value on the wire. */
    public JsonType jsonType() {
        return jsonType;
    }
}
