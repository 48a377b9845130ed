package io.github.qmpcodegen.qmp.codec;

import tools.jackson.databind.JsonNode;

/**
 * A value of a generated type, which can write itself as JSON.
 *
 * <p>A decoded value writes everything that it was decoded from, also what its type does not model.
 */
public interface QmpValue extends QmpWriter.Writable {

    /**
     * A value as people read it, for the {@code toString} of generated types: what is missing is shown as missing, and
     * passwords and keys as {@code ***}.
     */
    static String text(QmpValue value) {
        return ValueText.of(value);
    }

    /** This value as it stands on the wire; a new tree on every call unless it is a scalar. */
    default JsonNode toJson() {
        return TreeWriter.treeOf(this);
    }
}
