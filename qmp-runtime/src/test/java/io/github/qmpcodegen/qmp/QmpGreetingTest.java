package io.github.qmpcodegen.qmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class QmpGreetingTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void itIsKeptAsReceivedWhateverLimitsTheClientHas() {
        ObjectNode raw = JSON.objectNode();
        ArrayNode level = raw.putArray("deep");
        for (int i = 0; i < 3_000; i++) {
            level = level.addArray();
        }
        raw.set("long", JSON.numberNode(BigInteger.TEN.pow(2_000)));
        raw.put("n".repeat(60_000), "\ud800 is half a character");

        assertEquals(QmpJson.write(raw), QmpJson.write(greeting(raw).raw()));
        assertEquals(raw.get("long"), greeting(raw).raw().get("long"));
    }

    @Test
    void changingItsTreeDoesNotChangeIt() {
        ObjectNode raw = JSON.objectNode().put("package", "v7");
        QmpGreeting greeting = greeting(raw);
        ((ObjectNode) greeting.raw()).put("package", "v8");
        raw.put("package", "v9");
        assertEquals("v7", greeting.raw().get("package").stringValue());
        assertEquals(greeting(JSON.objectNode().put("package", "v7")), greeting);
        assertNotEquals(greeting(raw), greeting);
    }

    private static QmpGreeting greeting(ObjectNode raw) {
        return new QmpGreeting(new QemuVersion(7, 2, 0, ""), List.of(), raw);
    }
}
