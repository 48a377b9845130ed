package io.github.qmpcodegen.qmp.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
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

/** Writes a value as a JSON tree; one for people says what is missing. */
final class TreeWriter extends JsonWriter {

    private final Deque<JsonNode> open = new ArrayDeque<>();
    private String name = "";
    private @Nullable JsonNode root;

    private final boolean forPeople;

    private TreeWriter(boolean forPeople) {
        this.forPeople = forPeople;
    }

    /** The tree of a value of a type that {@link QmpJson#of} takes. */
    static JsonNode treeOf(Object value) {
        if (value instanceof JsonNode json) {
            return json;
        }
        return new TreeWriter(false).write(value);
    }

    /** The tree of a value in which texts stand for what is missing and for unknown values of enumerations. */
    static JsonNode treeForPeople(Writable value) {
        return new TreeWriter(true).write(value);
    }

    private JsonNode write(Object value) {
        any(value);
        JsonNode tree = root;
        if (tree == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " writes nothing");
        }
        return tree;
    }

    @Override
    void missing(Members of, int member) {
        if (forPeople) {
            name(of, member);
            text("<missing>");
        }
    }

    @Override
    void unset(Members of, int member) {
        if (!forPeople) {
            super.unset(of, member);
        }
    }

    @Override
    void textless(Writable value) {
        if (forPeople) {
            text(value.toString());
        } else {
            super.textless(value);
        }
    }

    @Override
    void startObject() {
        open(JsonNodeFactory.instance.objectNode());
    }

    @Override
    void endObject() {
        open.pop();
    }

    @Override
    void startArray() {
        open(JsonNodeFactory.instance.arrayNode());
    }

    @Override
    void endArray() {
        open.pop();
    }

    @Override
    void name(Members of, int member) {
        name = of.name(member);
    }

    @Override
    void name(String of) {
        name = of;
    }

    @Override
    void text(String value) {
        json(StringNode.valueOf(value));
    }

    @Override
    void truth(boolean value) {
        json(BooleanNode.valueOf(value));
    }

    @Override
    void number(long value) {
        json(LongNode.valueOf(value));
    }

    @Override
    void number(BigInteger value) {
        json(value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value));
    }

    @Override
    void number(BigDecimal value) {
        json(DecimalNode.valueOf(value));
    }

    @Override
    public void json(JsonNode value) {
        if (open.peek() instanceof ObjectNode object) {
            object.set(name, value);
        } else if (open.peek() instanceof ArrayNode array) {
            array.add(value);
        } else {
            root = value;
        }
    }

    private void open(JsonNode container) {
        json(container);
        open.push(container);
    }
}
