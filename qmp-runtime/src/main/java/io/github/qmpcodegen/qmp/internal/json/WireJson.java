package io.github.qmpcodegen.qmp.internal.json;

import io.github.qmpcodegen.qmp.QmpLimits;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages to trees and commands to lines, within the limits of a connection. Thread-safe and shared. */
public final class WireJson {
    private static final WireJson STANDARD = new WireJson(QmpLimits.standard());

    private final JsonFactory factory;

    private WireJson(QmpLimits limits) {
        factory = QmpJson.factory(StreamReadConstraints.builder()
                .maxNestingDepth(limits.nesting())
                .maxDocumentLength(limits.messageBytes())
                .maxStringLength(limits.stringLength())
                .maxNameLength(limits.stringLength())
                .maxNumberLength(limits.numberLength())
                .build());
    }

    /** The JSON of the limits; one for all clients that have the standard ones. */
    public static WireJson of(QmpLimits limits) {
        return limits.equals(QmpLimits.standard()) ? STANDARD : new WireJson(limits);
    }

    /**
     * Parses one message.
     *
     * @throws FramingException if it is not valid JSON within the limits
     */
    public ObjectNode parse(Frame frame) throws FramingException {
        frame.requireUtf8();
        try (JsonParser parser =
                factory.createParser(ObjectReadContext.empty(), frame.array(), frame.offset(), frame.length())) {
            if (QmpJson.read(parser) instanceof ObjectNode message && parser.nextToken() == null) {
                return message;
            }
            throw new FramingException("a message is not one JSON object", frame.excerpt());
        } catch (JacksonException e) {
            FramingException failure =
                    new FramingException("a message is not valid JSON: " + e.getOriginalMessage(), frame.excerpt());
            failure.initCause(e);
            throw failure;
        }
    }

    /** Parses a line that {@link #encode} made, with or without a 0xFF byte before it. */
    public JsonNode parse(byte[] line) {
        int start = line[0] == '{' ? 0 : 1;
        return QmpJson.parse(new String(line, start, line.length - start, StandardCharsets.UTF_8));
    }

    /**
     * Writes one command as a line.
     *
     * @param verb {@code execute} or {@code exec-oob}
     * @param command its name
     * @param arguments its arguments, null for none
     * @param id what the reply is to carry, null for nothing
     * @throws IllegalArgumentException if the arguments have no JSON form: NaN, half a surrogate pair, nested too deep
     */
    public byte[] encode(String verb, String command, @Nullable JsonNode arguments, @Nullable Long id) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty(verb, command);
            if (arguments != null) {
                out.writeName("arguments");
                requireWritable(arguments);
                QmpJson.write(arguments, out);
            }
            if (id != null) {
                out.writeNumberProperty("id", id);
            }
            out.writeEndObject();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the arguments of '" + command + "' cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** Makes sure of what Jackson would write all the same: a NaN, or half a surrogate pair, which is no character. */
    private static void requireWritable(JsonNode value) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                requireCharacters(member.getKey());
                requireWritable(member.getValue());
            }
        } else if (value.isArray()) {
            value.forEach(WireJson::requireWritable);
        } else if (value.isString()) {
            requireCharacters(value.stringValue());
        } else if (value instanceof NumericNode number && number.isNaN()) {
            throw new IllegalArgumentException("an argument is no JSON number: " + value);
        }
    }

    private static void requireCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    throw new IllegalArgumentException("an argument has half a surrogate pair: " + Excerpts.of(text));
                }
            }
        }
    }
}
