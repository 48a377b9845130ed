package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Values as people read them: like Java's records, but with wire names, without what is left out, with a word for what is
 * missing, and with a mask in place of secrets.
 */
final class ValueText {

    private final StringBuilder text = new StringBuilder();

    private ValueText() {}

    static String of(QmpWriter.Writable value) {
        ValueText writer = new ValueText();
        JsonNode masked = SecretMask.standard().apply(TreeWriter.treeForPeople(value));
        writer.text.append(value.getClass().getSimpleName());
        if (masked.isContainer()) {
            writer.append(masked);
        } else {
            writer.text.append('[');
            writer.append(masked);
            writer.text.append(']');
        }
        return writer.text.toString();
    }

    private void append(JsonNode json) {
        if (json.isObject()) {
            text.append('[');
            String separator = "";
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                text.append(separator).append(member.getKey()).append('=');
                append(member.getValue());
                separator = ", ";
            }
            text.append(']');
        } else if (json.isArray()) {
            text.append('[');
            String separator = "";
            for (JsonNode element : json) {
                text.append(separator);
                append(element);
                separator = ", ";
            }
            text.append(']');
        } else {
            text.append(json.isString() ? json.stringValue() : JsonTrees.write(json));
        }
    }
}
