package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes one value as JSON text, straight into a generator's buffer; many commands have none but an empty object. */
final class BytesWriter extends JsonWriter implements AutoCloseable {
    /** Most values fit in as many bytes. */
    private static final int USUAL_LENGTH = 128;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);

    /** Whether an object has started. */
    private boolean begun;

    /** Made for the first thing to be written that is not the beginning of the outermost object. */
    private @Nullable JsonGenerator generator;

    private JsonGenerator generator() {
        JsonGenerator made = generator;
        if (made == null) {
            made = JsonTrees.generator(bytes);
            generator = made;
            if (begun) {
                made.writeStartObject();
            }
        }
        return made;
    }

    /** What was written. */
    byte[] written() {
        close();
        return generator == null ? new byte[] {'{', '}'} : bytes.toByteArray();
    }

    @Override
    public void close() {
        if (generator != null) {
            generator.close();
        }
    }

    @Override
    void startObject() {
        if (begun || generator != null) {
            generator().writeStartObject();
        }
        begun = true;
    }

    @Override
    void endObject() {
        if (generator != null) {
            generator.writeEndObject();
        }
    }

    @Override
    void startArray() {
        generator().writeStartArray();
    }

    @Override
    void endArray() {
        generator().writeEndArray();
    }

    @Override
    void name(Members of, int member) {
        generator().writeName(of.encodedName(member));
    }

    @Override
    void name(String name) {
        generator().writeName(name);
    }

    @Override
    void text(String value) {
        generator().writeString(value);
    }

    @Override
    void truth(boolean value) {
        generator().writeBoolean(value);
    }

    @Override
    void number(long value) {
        generator().writeNumber(value);
    }

    @Override
    void number(BigInteger value) {
        generator().writeNumber(value);
    }

    @Override
    void number(BigDecimal value) {
        // The text, not the value: see WireDecimal.
        generator().writeNumber(value.toString());
    }

    @Override
    public void json(JsonNode value) {
        JsonTrees.write(value, generator());
    }
}
