package io.github.qmpcodegen.qmp.server.internal.json;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes JSON as QEMU does: with a space after commas and colons, and only in ASCII. */
public final class WireText {
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder();

    private WireText() {}

    /** Returns the text of a value, on one line. */
    public static String of(JsonNode value) {
        WireText writer = new WireText();
        writer.write(value);
        return writer.text.toString();
    }

    private void write(JsonNode value) {
        if (value.isObject()) {
            writeObject(value);
        } else if (value.isArray()) {
            writeArray(value);
        } else if (value.isString()) {
            writeString(value.stringValue());
        } else {
            text.append(QmpJson.write(value));
        }
    }

    private void writeObject(JsonNode object) {
        text.append('{');
        for (Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            writeString(member.getKey());
            text.append(": ");
            write(member.getValue());
            text.append(members.hasNext() ? ", " : "");
        }
        text.append('}');
    }

    private void writeArray(JsonNode array) {
        text.append('[');
        for (Iterator<JsonNode> elements = array.iterator(); elements.hasNext(); ) {
            write(elements.next());
            text.append(elements.hasNext() ? ", " : "");
        }
        text.append(']');
    }

    private void writeString(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            int escaped = "\"\\\b\f\n\r\t".indexOf(c);
            if (escaped >= 0) {
                text.append('\\').append("\"\\bfnrt".charAt(escaped));
            } else if (c < ' ' || c > '~') {
                text.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 0xF))
                        .append(HEX.charAt(c >> 4 & 0xF))
                        .append(HEX.charAt(c & 0xF));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
