package io.github.qmpcodegen.qmp.internal.json;

import io.github.qmpcodegen.qmp.QmpLimits;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts messages to trees and commands to lines, within the limits of a connection. Thread-safe and shared. */
public final class WireJson {
    private static final WireJson STANDARD = new WireJson(QmpLimits.standard());

    /** What may be sent is the server's to say, whatever limits this side has for what it receives. */
    private static final JsonFactory WRITING = JsonTrees.factory(StreamReadConstraints.builder()
            .maxNestingDepth(JsonTrees.MAX_NESTING)
            .build());

    /** For what we have written ourselves: the limits are those of what a peer sends. */
    private static final JsonFactory UNLIMITED = JsonTrees.factory(StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build());

    private static final String AFTER_ARGUMENTS = ",\"id\":";

    private final JsonFactory factory;

    /** For values within messages, which is one of the levels; the length is that of many, each of which has been looked at. */
    private final JsonFactory valueFactory;

    private WireJson(QmpLimits limits) {
        factory = factory(limits, limits.nesting(), limits.messageBytes());
        valueFactory = factory(limits, limits.nesting() - 1, Long.MAX_VALUE);
    }

    private static JsonFactory factory(QmpLimits limits, int nesting, long length) {
        return JsonTrees.factory(StreamReadConstraints.builder()
                .maxNestingDepth(nesting)
                .maxDocumentLength(length)
                .maxStringLength(limits.stringLength())
                .maxNameLength(limits.stringLength())
                .maxNumberLength(limits.numberLength())
                .build());
    }

    /** The JSON of the limits; one for all clients that have the standard ones. */
    @SuppressWarnings("ReferenceEquality") // The first equality of a kind of records costs a JVM 10 ms.
    public static WireJson of(QmpLimits limits) {
        return limits == QmpLimits.standard() ? STANDARD : new WireJson(limits);
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
            if (JsonTrees.read(parser) instanceof ObjectNode message && parser.nextToken() == null) {
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

    /** A parser of the bytes of values within messages. */
    JsonParser valueParser(byte[] message, int offset, int length) {
        return valueFactory.createParser(ObjectReadContext.empty(), message, offset, length);
    }

    /**
     * Reads the bytes of a value within a message.
     *
     * @param reader reads one value with a parser that stands before it
     * @throws JacksonException if the bytes are not just that
     */
    <T> @Nullable T readValue(byte[] message, int offset, int length, ValueReader<T> reader) {
        try (JsonParser parser = valueParser(message, offset, length)) {
            T value = reader.read(parser, message, offset, offset + length);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one JSON value");
            }
            return value;
        }
    }

    /** Parses a line that {@link #encode} returned, with or without a 0xFF byte before it. */
    public JsonNode parse(byte[] line) {
        int start = line[0] == '{' ? 0 : 1;
        try (JsonParser parser = UNLIMITED.createParser(ObjectReadContext.empty(), line, start, line.length - start)) {
            return Objects.requireNonNull(JsonTrees.read(parser), "a command is an object");
        }
    }

    /**
     * Returns a copy of the arguments of a command, which the caller may change.
     *
     * @throws IllegalArgumentException if they are nested deeper than any QEMU accepts
     */
    public static ObjectNode copy(String command, ObjectNode arguments) {
        return Sendable.copy(command, arguments);
    }

    /**
     * Writes one command as a line.
     *
     * @param verb {@code execute} or {@code exec-oob}
     * @param command the command's name
     * @param arguments its arguments, null for none
     * @param id the id that the reply must carry, null for none
     * @throws IllegalArgumentException if no QEMU could read it: a NaN, half a surrogate pair, a code point that is not
     *     a character, more than 1,024 levels, 2 Mi tokens or 64 MiB
     */
    public byte[] encode(String verb, String command, @Nullable JsonNode arguments, @Nullable Long id) {
        Sendable.require(command, arguments);
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator out = WRITING.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty(verb, command);
            if (arguments != null) {
                out.writeName("arguments");
                JsonTrees.write(arguments, out);
            }
            if (id != null) {
                out.writeNumberProperty("id", id);
            }
            out.writeEndObject();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the arguments of '" + command + "' cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
        Sendable.requireLength(command, line.size());
        line.write('\n');
        return line.toByteArray();
    }

    /**
     * Whether a command can be written with arguments as bytes, by {@link #encodePlain}; others take the general way,
     * which reports what is wrong with them, if anything is.
     *
     * @param command the command's name
     * @param arguments the JSON of the arguments, as a generator has written it
     */
    public static boolean isPlain(String command, byte[] arguments) {
        return Sendable.isPlain(command) && Sendable.isPlain(arguments);
    }

    /**
     * Writes one plain command as a line.
     *
     * @param verb {@code execute} or {@code exec-oob}
     * @param command the command's name
     * @param arguments the JSON of its arguments; an empty object is omitted
     * @param id the id that the reply must carry
     */
    public byte[] encodePlain(String verb, String command, byte[] arguments, long id) {
        boolean bare = arguments.length == 2;
        String before = bare ? "\",\"id\":" : "\",\"arguments\":";
        String number = Long.toString(id);
        byte[] line = new byte
                [verb.length()
                        + command.length()
                        + before.length()
                        + number.length()
                        + 7
                        + (bare ? 0 : arguments.length + AFTER_ARGUMENTS.length())];
        int end = put("{\"", line, 0);
        end = put(verb, line, end);
        end = put("\":\"", line, end);
        end = put(command, line, end);
        end = put(before, line, end);
        if (!bare) {
            System.arraycopy(arguments, 0, line, end, arguments.length);
            end = put(AFTER_ARGUMENTS, line, end + arguments.length);
        }
        end = put(number, line, end);
        end = put("}\n", line, end);
        if (end != line.length) {
            throw new IllegalStateException("a line of " + end + " bytes where " + line.length + " were expected");
        }
        return line;
    }

    /** What is put is ASCII; a loop over it would be unrolled seven times, and take a JIT compiler half a second. */
    @SuppressWarnings("deprecation") // It takes the low byte of each character, which is all that ASCII has.
    private static int put(String text, byte[] line, int at) {
        int length = text.length();
        text.getBytes(0, length, line, at);
        return at + length;
    }

    /**
     * Writes a whole message as a line.
     *
     * @param command the name of the message in errors
     * @param message the message's members; an id among them is replaced
     * @param id the id that the reply must carry, null for none
     * @throws IllegalArgumentException if no QEMU could read it, as for a command
     */
    public byte[] encode(String command, ObjectNode message, @Nullable Long id) {
        Sendable.require(command, message);
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator out = WRITING.createGenerator(ObjectWriteContext.empty(), line)) {
            ObjectNode identified = message.deepCopy();
            if (id == null) {
                identified.remove("id");
            } else {
                identified.put("id", id);
            }
            JsonTrees.write(identified, out);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the message '" + command + "' cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
        Sendable.requireLength(command, line.size());
        line.write('\n');
        return line.toByteArray();
    }
}
