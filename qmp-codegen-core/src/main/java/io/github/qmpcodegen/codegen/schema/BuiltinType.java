package io.github.qmpcodegen.codegen.schema;

/**
 * The types that every schema has, under the names that QAPI gives them.
 *
 * <p>Introspection tells no integer's width; {@code .hx} files tell none either. Both say {@link #INT}.
 */
public enum BuiltinType {
    /** Text. */
    STR("str", "string"),
    /** A number that may have a fraction. */
    NUMBER("number", "number"),
    /** A signed integer of 64 bits. */
    INT("int", "int"),
    /** A signed integer of 8 bits. */
    INT8("int8", "int"),
    /** A signed integer of 16 bits. */
    INT16("int16", "int"),
    /** A signed integer of 32 bits. */
    INT32("int32", "int"),
    /** A signed integer of 64 bits. */
    INT64("int64", "int"),
    /** An unsigned integer of 8 bits. */
    UINT8("uint8", "int"),
    /** An unsigned integer of 16 bits. */
    UINT16("uint16", "int"),
    /** An unsigned integer of 32 bits. */
    UINT32("uint32", "int"),
    /** An unsigned integer of 64 bits. */
    UINT64("uint64", "int"),
    /** An unsigned integer of 64 bits that counts bytes. */
    SIZE("size", "int"),
    /** True or false. */
    BOOL("bool", "boolean"),
    /** Only JSON's null. */
    NULL("null", "null"),
    /** Any JSON value. */
    ANY("any", "value");

    private final String schemaName;
    private final String jsonType;

    BuiltinType(String schemaName, String jsonType) {
        this.schemaName = schemaName;
        this.jsonType = jsonType;
    }

    /** Its name in QAPI schemas. */
    public String schemaName() {
        return schemaName;
    }

    /** Its kind on the wire, as introspection names it: string, number, int, boolean, null or value. */
    public String jsonType() {
        return jsonType;
    }
}
