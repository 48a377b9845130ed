package io.github.qmpcodegen.qmp.internal.json;

import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Converts JSON text to trees and back, without loss: integers of any size are exact, other numbers keep their text.
 *
 * <p>It uses Jackson's streams, not its mapper, whose trees would not keep the text of a number.
 */
public final class JsonTrees {

    /** The depth of nesting that QEMU accepts. */
    public static final int MAX_NESTING = 1024;

    private static final JsonFactory FACTORY = factory(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_NESTING)
            .maxStringLength(Integer.MAX_VALUE)
            .build());

    /** Writes what has been read, whatever limits that had, and reads it again. */
    private static final JsonFactory UNLIMITED = factory(StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build());

    private JsonTrees() {}

    /**
     * Returns a factory of parsers and generators with these limits. Its parsers do not refuse duplicate keys in an
     * object: {@link #read} does.
     */
    public static JsonFactory factory(StreamReadConstraints limits) {
        return JsonFactory.builder()
                .streamReadConstraints(limits)
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(limits.getMaxNestingDepth())
                        .build())
                .build();
    }

    /**
     * Reads a text that has one JSON value and nothing else but white space.
     *
     * @throws JacksonException if it is not JSON, has an object with the same key twice, or is nested deeper than
     *     {@value #MAX_NESTING}
     */
    public static JsonNode parse(String text) {
        return parse(FACTORY, text);
    }

    /** Reads a text that {@link #write} has written, whatever limits its value had. */
    public static JsonNode parseWritten(String text) {
        return parse(UNLIMITED, text);
    }

    private static JsonNode parse(JsonFactory factory, String text) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            JsonNode value = read(parser);
            if (value == null) {
                throw new StreamReadException(parser, "no JSON value");
            }
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one JSON value");
            }
            return value;
        }
    }

    /** Returns a parser of the bytes of a text. */
    public static JsonParser parser(byte[] utf8, int offset, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, length);
    }

    /** Returns an object with these members. */
    public static JsonNode object(Map<String, JsonNode> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.setAll(members);
        return object;
    }

    /** Returns a generator of one text in UTF-8. */
    public static JsonGenerator generator(OutputStream target) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    }

    /**
     * Reads the next value.
     *
     * @return the value; null at the end of the input
     * @throws JacksonException if it is not JSON, has an object with the same key twice, or exceeds the limits of the
     *     parser
     */
    public static @Nullable JsonNode read(JsonParser parser) {
        JsonToken token = parser.nextToken();
        return token == null ? null : readValue(parser, token);
    }

    /** Reads the value that starts with the parser's current token. */
    public static JsonNode readValue(JsonParser parser, JsonToken first) {
        if (first.isScalarValue()) {
            return scalar(parser, first);
        }
        // A stack of our own: the nesting that the parser's limits allow must not be the thread's stack's concern.
        Deque<JsonNode> open = new ArrayDeque<>();
        JsonNode container = containerFor(first);
        String name = "";
        while (true) {
            JsonToken token = nextToken(parser);
            if (token == JsonToken.PROPERTY_NAME) {
                name = parser.currentName();
            } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                if (open.isEmpty()) {
                    return container;
                }
                container = open.pop();
            } else if (token.isScalarValue()) {
                add(container, name, scalar(parser, token), parser);
            } else {
                JsonNode inner = containerFor(token);
                add(container, name, inner, parser);
                open.push(container);
                container = inner;
            }
        }
    }

    private static JsonToken nextToken(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new StreamReadException(parser, "the value is cut off");
        }
        return token;
    }

    private static JsonNode containerFor(JsonToken start) {
        return start == JsonToken.START_OBJECT
                ? JsonNodeFactory.instance.objectNode()
                : JsonNodeFactory.instance.arrayNode();
    }

    private static void add(JsonNode container, String name, JsonNode value, JsonParser parser) {
        if (container instanceof ObjectNode object) {
            // It costs nothing here; Jackson's own detection keeps the names of each object a second time.
            if (object.replace(name, value) != null) {
                throw new StreamReadException(parser, "Duplicate Object property \"" + name + "\"");
            }
        } else {
            ((ArrayNode) container).add(value);
        }
    }

    private static JsonNode scalar(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> StringNode.valueOf(parser.getString());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            default -> throw new StreamReadException(parser, "unexpected " + token);
        };
    }

    private static JsonNode integer(JsonParser parser) {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return BigIntegerNode.valueOf(parser.getBigIntegerValue());
        }
        return LongNode.valueOf(parser.getLongValue());
    }

    private static JsonNode fraction(JsonParser parser) {
        try {
            return DecimalNode.valueOf(new WireDecimal(parser.getString()));
        } catch (NumberFormatException e) {
            throw new StreamReadException(parser, "the exponent of " + parser.getString() + " is too large", e);
        }
    }

    /** Returns the text of a JSON value of any depth, on one line. */
    public static String write(JsonNode json) {
        StringWriter text = new StringWriter();
        write(json, text);
        return text.toString();
    }

    /** Writes the text of a JSON value of any depth, on one line; closes the writer. */
    public static void write(JsonNode json, Writer target) {
        try (JsonGenerator generator = UNLIMITED.createGenerator(ObjectWriteContext.empty(), target)) {
            write(json, generator);
        }
    }

    /** Writes a JSON value. */
    public static void write(JsonNode json, JsonGenerator generator) {
        if (!json.isContainer()) {
            writeScalar(json, generator);
            return;
        }
        // As in reading: how deep it is must not be the thread's stack's concern.
        Deque<Iterator<?>> open = new ArrayDeque<>(4);
        open.push(begin(json, generator));
        while (!open.isEmpty()) {
            Iterator<?> inner = open.element();
            if (!inner.hasNext()) {
                open.pop();
                end(generator);
                continue;
            }
            Object next = inner.next();
            if (next instanceof Map.Entry<?, ?> member) {
                generator.writeName((String) member.getKey());
                next = member.getValue();
            }
            JsonNode value = (JsonNode) next;
            if (value.isContainer()) {
                open.push(begin(value, generator));
            } else {
                writeScalar(value, generator);
            }
        }
    }

    private static Iterator<?> begin(JsonNode container, JsonGenerator generator) {
        if (container.isObject()) {
            generator.writeStartObject();
            return container.properties().iterator();
        }
        generator.writeStartArray();
        return container.iterator();
    }

    private static void end(JsonGenerator generator) {
        if (generator.streamWriteContext().inObject()) {
            generator.writeEndObject();
        } else {
            generator.writeEndArray();
        }
    }

    private static void writeScalar(JsonNode json, JsonGenerator generator) {
        switch (json.getNodeType()) {
            case STRING -> generator.writeString(json.stringValue());
            case BOOLEAN -> generator.writeBoolean(json.booleanValue());
            case NULL -> generator.writeNull();
            case NUMBER -> writeNumber(json, generator);
            default -> throw new IllegalArgumentException("no JSON for a node of kind " + json.getNodeType());
        }
    }

    private static void writeNumber(JsonNode json, JsonGenerator generator) {
        if (!json.isIntegralNumber()) {
            // The text, not the value: see WireDecimal.
            generator.writeNumber(json.numberValue().toString());
        } else if (json.canConvertToLong()) {
            generator.writeNumber(json.longValue());
        } else {
            BigInteger value = json.bigIntegerValue();
            generator.writeNumber(value);
        }
    }
}
