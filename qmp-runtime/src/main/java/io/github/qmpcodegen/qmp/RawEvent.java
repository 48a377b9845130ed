package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import tools.jackson.databind.JsonNode;

/**
 * An event as it came, for a client that has no generated types, or not for this event.
 *
 * @param qmpName its name
 * @param timestamp when the server says that it happened
 * @param data its data; an empty object when it has none
 */
public record RawEvent(String qmpName, EventTimestamp timestamp, JsonNode data) implements UnknownEvent {

    @Override
    public void write(QmpWriter out) {
        out.json(data);
    }

    @Override
    public JsonNode toJson() {
        return data;
    }

    /** The event as text, whatever its depth. */
    @Override
    public String toString() {
        return "RawEvent[qmpName=" + qmpName + ", timestamp=" + timestamp + ", data=" + QmpJson.write(data) + "]";
    }
}
