package io.github.qmpcodegen.qmp.codec;

import tools.jackson.databind.JsonNode;

/**
 * A value of a generated type, which can write itself as JSON.
 *
 * <p>A decoded value writes everything that it was decoded from, including what its type does not model.
 */
public interface QmpValue extends QmpWriter.Writable {

    /**
     * Returns a value as text for people, for the {@code toString} of generated types: missing members are shown as
     * missing, passwords and keys as {@code ***}.
     */
    static String text(QmpValue value) {
        return ValueText.of(value);
    }

    /** Returns this value as it is on the wire; a new tree on every call unless it is a scalar. */
    default JsonNode toJson() {
        return TreeWriter.treeOf(this);
    }
}
