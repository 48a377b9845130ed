package io.github.qmpcodegen.qmp.codec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Writes an object member by member, for generated code; a null is a member that is left out. */
public final class MemberWriter {

    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    /** Starts an object. */
    public MemberWriter() {}

    /**
     * Writes a member.
     *
     * @param name its wire name
     * @param value a value of a type that generated code has: {@link String}, {@link Boolean}, {@link Long},
     *     {@link Uint64}, {@link BigDecimal}, {@link JsonNode}, {@link QmpValue} or a list of them; null to leave the
     *     member out
     */
    public MemberWriter put(String name, @Nullable Object value) {
        if (value != null) {
            object.set(name, toJson(value));
        }
        return this;
    }

    /** Writes members that no type models. */
    public MemberWriter putAll(Map<String, JsonNode> members) {
        object.setAll(members);
        return this;
    }

    /** Writes all members of a value among those of this object. */
    public MemberWriter putMembersOf(QmpValue value) {
        if (value.toJson() instanceof ObjectNode members) {
            object.setAll(members);
        }
        return this;
    }

    /** Ends the object. */
    public ObjectNode end() {
        return object;
    }

    /** Ends the object with what its type does not model. */
    public JsonNode end(Unmodelled unmodelled) {
        object.setAll(unmodelled.members());
        return unmodelled.whole().orElse(object);
    }

    /**
     * The JSON of a value of a type that generated code has, or of one of Java's number types.
     *
     * @throws IllegalArgumentException if it is of another type, or not a finite number
     */
    public static JsonNode toJson(Object value) {
        if (value instanceof String text) {
            return StringNode.valueOf(text);
        } else if (value instanceof QmpValue generated) {
            return generated.toJson();
        } else if (value instanceof Long number) {
            return LongNode.valueOf(number);
        } else if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        } else if (value instanceof JsonNode json) {
            return json;
        } else if (value instanceof Uint64 number) {
            return number.longValue() >= 0
                    ? LongNode.valueOf(number.longValue())
                    : BigIntegerNode.valueOf(number.toBigInteger());
        } else if (value instanceof BigDecimal number) {
            return DecimalNode.valueOf(number);
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return LongNode.valueOf(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            return DecimalNode.valueOf(new BigDecimal(value.toString()));
        } else if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(element -> array.add(toJson(element)));
            return array;
        }
        throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
    }
}
