package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON, in one line or over several. */
public final class JsonText {

    private static final int INDENT = 4;

    private final boolean pretty;
    private final AttributedStringBuilder text = new AttributedStringBuilder();

    private JsonText(boolean pretty) {
        this.pretty = pretty;
    }

    /**
     * The text of a value.
     *
     * @param json the value
     * @param pretty whether each member and element gets a line
     */
    public static AttributedString of(JsonNode json, boolean pretty) {
        JsonText writer = new JsonText(pretty);
        writer.write(json, 0);
        return writer.text.toAttributedString();
    }

    private void write(JsonNode json, int depth) {
        if (json instanceof ObjectNode object && !object.isEmpty()) {
            text.append("{");
            boolean first = true;
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                divide(first, depth + 1);
                text.append(QmpJson.write(object.stringNode(member.getKey())), Styles.NAME)
                        .append(": ");
                write(member.getValue(), depth + 1);
                first = false;
            }
            breakLine(depth);
            text.append("}");
        } else if (json.isArray() && !json.isEmpty()) {
            text.append("[");
            boolean first = true;
            for (JsonNode element : json) {
                divide(first, depth + 1);
                write(element, depth + 1);
                first = false;
            }
            breakLine(depth);
            text.append("]");
        } else {
            text.append(
                    QmpJson.write(json),
                    json.isString() ? Styles.STRING : json.isContainer() ? Styles.PLAIN : Styles.SCALAR);
        }
    }

    private void divide(boolean first, int depth) {
        if (!first) {
            text.append(pretty ? "," : ", ");
        }
        breakLine(depth);
    }

    private void breakLine(int depth) {
        if (pretty) {
            text.append("\n").append(" ".repeat(depth * INDENT));
        }
    }
}
