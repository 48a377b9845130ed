package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpValue;
import tools.jackson.databind.JsonNode;

/**
 * An event.
 *
 * <p>Generated types implement it; they are immutable.
 */
public interface QmpEvent extends QmpValue {

    /** The event's name on the wire. */
    String qmpName();

    /** When the event happened, according to the server. */
    EventTimestamp timestamp();

    /** The event's data; an empty object if it has none. */
    @Override
    default JsonNode toJson() {
        return QmpValue.super.toJson();
    }
}
