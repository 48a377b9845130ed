package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes values as JSON text, straight into a generator's buffer. */
final class BytesWriter extends QmpWriter {

    private final JsonGenerator generator;

    BytesWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    @Override
    void startObject() {
        generator.writeStartObject();
    }

    @Override
    void endObject() {
        generator.writeEndObject();
    }

    @Override
    void startArray() {
        generator.writeStartArray();
    }

    @Override
    void endArray() {
        generator.writeEndArray();
    }

    @Override
    void name(Members of, int member) {
        generator.writeName(of.encodedName(member));
    }

    @Override
    void name(String name) {
        generator.writeName(name);
    }

    @Override
    void text(String value) {
        generator.writeString(value);
    }

    @Override
    void truth(boolean value) {
        generator.writeBoolean(value);
    }

    @Override
    void number(long value) {
        generator.writeNumber(value);
    }

    @Override
    void number(BigInteger value) {
        generator.writeNumber(value);
    }

    @Override
    void number(BigDecimal value) {
        // The text, not the value: see WireDecimal.
        generator.writeNumber(value.toString());
    }

    @Override
    public void json(JsonNode value) {
        JsonTrees.write(value, generator);
    }
}
