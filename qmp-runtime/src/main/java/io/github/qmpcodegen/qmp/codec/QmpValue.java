package io.github.qmpcodegen.qmp.codec;

import tools.jackson.databind.JsonNode;

/**
 * A value of a generated type, which can write itself as JSON.
 *
 * <p>A decoded value writes everything that it was decoded from, also what its type does not model.
 */
public interface QmpValue {

    /** This value as it stands on the wire; a new tree on every call unless it is a scalar. */
    JsonNode toJson();
}
