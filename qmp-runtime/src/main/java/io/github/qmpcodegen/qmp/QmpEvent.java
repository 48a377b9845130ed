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

    /** When the server says that it happened. */
    EventTimestamp timestamp();

    /** The event's data; an empty object when it has none. */
    @Override
    default JsonNode toJson() {
        return QmpValue.super.toJson();
    }
}
