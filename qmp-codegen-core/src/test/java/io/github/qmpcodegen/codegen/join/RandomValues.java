package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON values that a schema allows, drawn at random. */
final class RandomValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEP = 5;

    private final Schema schema;
    private final Random random;

    RandomValues(Schema schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    /** A value of an object type; an empty one if there is none. */
    ObjectNode object(TypeReference.@Nullable Named type) {
        return type == null ? JSON.objectNode() : object(schema.objectType(type), 0);
    }

    /** A value of a type; an empty object if there is none. */
    JsonNode value(@Nullable TypeReference type) {
        return type == null ? JSON.objectNode() : value(type, 0);
    }

    private JsonNode value(TypeReference type, int depth) {
        if (type instanceof TypeReference.Array array) {
            ArrayNode elements = JSON.arrayNode();
            for (int i = depth > DEEP ? 0 : random.nextInt(3); i > 0; i--) {
                elements.add(value(array.element(), depth + 1));
            }
            return elements;
        } else if (type instanceof TypeReference.Builtin builtin) {
            return builtin(builtin.type());
        }
        NamedType named = schema.type((TypeReference.Named) type);
        if (named instanceof EnumType enumeration) {
            return JSON.stringNode(any(enumeration.values()).text());
        } else if (named instanceof AlternateType alternate) {
            return value((depth > DEEP ? alternate.branches().get(0) : any(alternate.branches())).type(), depth + 1);
        }
        return object((ObjectType) named, depth);
    }

    private ObjectNode object(ObjectType type, int depth) {
        ObjectNode object = JSON.objectNode();
        members(type, object, depth);
        return object;
    }

    private void members(ObjectType type, ObjectNode object, int depth) {
        for (Member member : type.members()) {
            boolean drawn = !member.optional() || (depth <= DEEP && random.nextBoolean());
            if (drawn) {
                object.set(member.name(), value(member.type(), depth + 1));
            }
        }
        ObjectType.Branching branching = type.branching();
        if (branching != null) {
            String tag = object.path(branching.tag()).asString("");
            branching.branches().stream()
                    .filter(branch -> branch.tagValue().equals(tag))
                    .forEach(branch -> members(schema.objectType(branch.type()), object, depth));
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private JsonNode builtin(BuiltinType type) {
        return switch (type) {
            case STR -> JSON.stringNode("text " + random.nextInt(1000));
            case NUMBER -> JSON.numberNode(new BigDecimal("0.5").add(BigDecimal.valueOf(random.nextInt(1000))));
            case INT, INT64 -> JSON.numberNode(random.nextLong() >> random.nextInt(64));
            case UINT64, SIZE -> JSON.numberNode(new BigInteger(1 + random.nextInt(64), random));
            case INT8 -> integer(1 << 7, 8);
            case INT16 -> integer(1 << 15, 16);
            case INT32 -> integer(1L << 31, 32);
            case UINT8 -> integer(0, 8);
            case UINT16 -> integer(0, 16);
            case UINT32 -> integer(0, 32);
            case BOOL -> JSON.booleanNode(random.nextBoolean());
            case NULL -> JSON.nullNode();
            case ANY ->
                random.nextBoolean()
                        ? JSON.stringNode("anything")
                        : JSON.objectNode().put("any", 1);
        };
    }

    private JsonNode integer(long below, int bits) {
        return JSON.numberNode((random.nextLong() >>> (64 - 1 - random.nextInt(bits))) - below);
    }
}
