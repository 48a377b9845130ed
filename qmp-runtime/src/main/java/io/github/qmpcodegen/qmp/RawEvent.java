package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import tools.jackson.databind.JsonNode;

/**
 * An event as received, for which the client has no generated type.
 *
 * @param qmpName the event's name on the wire
 * @param timestamp when the event happened, according to the server
 * @param data its data; an empty object if it has none
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

    /** Returns the event as text, however deeply it is nested. */
    @Override
    public String toString() {
        return "RawEvent[qmpName=" + qmpName + ", timestamp=" + timestamp + ", data=" + QmpJson.write(data) + "]";
    }
}
