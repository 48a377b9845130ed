package io.github.qmpcodegen.codegen.docs;

import java.util.Arrays;

/** HTML text being written; whatever is not markup of the writer's own is escaped. Not safe for several threads. */
final class Html {

    private final StringBuilder html = new StringBuilder();

    /** Opens an element. */
    Html open(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            html.append('"');
        }
        html.append('>');
        return this;
    }

    /** Opens an element with further attributes. */
    Html open(String element, String[] further, String... attributes) {
        String[] all = Arrays.copyOf(attributes, attributes.length + further.length);
        System.arraycopy(further, 0, all, attributes.length, further.length);
        return open(element, all);
    }

    /** Closes an element. */
    Html close(String element) {
        html.append("</").append(element).append('>');
        return this;
    }

    /** An element that holds a text. */
    Html element(String element, String text) {
        return open(element).text(text).close(element);
    }

    /** A text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** A name, which may be broken into lines after its dots, dashes and underscores. */
    Html breakable(String name) {
        int start = 0;
        for (int i = 0; i < name.length() - 1; i++) {
            if ("-_.".indexOf(name.charAt(i)) >= 0) {
                escape(name.substring(start, i + 1));
                html.append("<wbr>");
                start = i + 1;
            }
        }
        escape(name.substring(start));
        return this;
    }

    /** The end of a line, which has no meaning. */
    Html line() {
        html.append('\n');
        return this;
    }

    /** Markup as it is. */
    Html raw(String markup) {
        html.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\n', '\t' -> html.append(c);
                // HTML has no notation for them at all.
                default -> html.append(Character.isISOControl(c) ? '\ufffd' : c);
            }
        }
    }
}
