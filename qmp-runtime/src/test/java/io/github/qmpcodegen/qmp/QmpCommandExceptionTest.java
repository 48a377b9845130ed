package io.github.qmpcodegen.qmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class QmpCommandExceptionTest {

    /** As where one JVM runs tests and another one reports them. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"{\"device\":\"ide1-cd0\",\"tries\":[1,null,18446744073709551615]}", "\"locked\"", "null"})
    void allThatItTellsSurvivesSerialization(@Nullable String data) throws IOException, ClassNotFoundException {
        QmpCommandException told = new QmpCommandException(
                "eject", 7L, "DeviceLocked", "Device is locked", data == null ? null : QmpJson.parse(data), "{...}");

        QmpCommandException read = serializedAndBack(told);

        // By their texts: an integer is a node of another class after that, whose value is the same.
        assertEquals(told.data().map(JsonNode::toString), read.data().map(JsonNode::toString));
        assertEquals(told.getMessage(), read.getMessage());
        assertEquals("DeviceLocked", read.errorClass());
        assertEquals("Device is locked", read.description());
        assertEquals(Optional.of("eject"), read.command());
        assertEquals(7L, read.id().orElseThrow());
        assertEquals(Optional.of("{...}"), read.rawText());
    }

    private static QmpCommandException serializedAndBack(QmpCommandException exception)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (QmpCommandException) in.readObject();
        }
    }
}
