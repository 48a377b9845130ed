package io.github.qmpcodegen.qmp.internal.json;

import io.github.qmpcodegen.qmp.QmpLimits;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.ByteArrayOutputStream;
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
                requireNumbers(arguments);
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

    private static void requireNumbers(JsonNode value) {
        if (value.isContainer()) {
            value.forEach(WireJson::requireNumbers);
        } else if (value instanceof NumericNode number && number.isNaN()) {
            throw new IllegalArgumentException("an argument is no JSON number: " + value);
        }
    }
}
