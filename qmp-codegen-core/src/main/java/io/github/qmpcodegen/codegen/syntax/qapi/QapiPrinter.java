package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The layout of a schema file's text: what fits into a line and has no comments stands in one. */
final class QapiPrinter {

    private static final int LINE_LENGTH = 80;
    private static final int STEP = 2;

    private final StringBuilder text = new StringBuilder();

    String print(List<QapiElement> elements) {
        for (QapiElement element : elements) {
            if (element instanceof QapiGap) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append('\n');
            }
            if (element instanceof QapiComment comment) {
                comment.lines().forEach(line -> text.append(line.text()).append('\n'));
            } else {
                value((QapiObject) element, 0);
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** An entry of an object, or an element of an array, which has no key. */
    private record Slot(List<TextLine> comments, @Nullable QapiString key, QapiValue value) {}

    private void value(QapiValue value, int indent) {
        if (!hasComments(value)) {
            String line = inOneLine(value);
            int column = text.length() - (text.lastIndexOf("\n") + 1);
            if (column + line.length() <= LINE_LENGTH) {
                text.append(line);
                return;
            }
        }
        if (value instanceof QapiObject object) {
            inLines('{', slots(object), object.lastComments(), '}', indent);
        } else if (value instanceof QapiArray array) {
            inLines('[', slots(array), array.lastComments(), ']', indent);
        } else {
            text.append(inOneLine(value));
        }
    }

    private void inLines(char open, List<Slot> slots, List<TextLine> lastComments, char close, int indent) {
        int inner = indent + STEP;
        text.append(open);
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            slot.comments().forEach(comment -> line(inner, comment.text()));
            line(inner, "");
            if (slot.key() != null) {
                text.append(quoted(slot.key())).append(": ");
            }
            value(slot.value(), inner);
            if (i + 1 < slots.size()) {
                text.append(',');
            }
        }
        lastComments.forEach(comment -> line(inner, comment.text()));
        line(indent, "");
        text.append(close);
    }

    private void line(int indent, String content) {
        text.append('\n').append(" ".repeat(indent)).append(content);
    }

    private static String inOneLine(QapiValue value) {
        StringBuilder line = new StringBuilder();
        inOneLine(value, line);
        return line.toString();
    }

    private static void inOneLine(QapiValue value, StringBuilder line) {
        if (value instanceof QapiObject object) {
            inOneLine('{', slots(object), '}', line);
        } else if (value instanceof QapiArray array) {
            inOneLine('[', slots(array), ']', line);
        } else if (value instanceof QapiString string) {
            line.append(quoted(string));
        } else {
            line.append(((QapiLiteral) value).text());
        }
    }

    private static void inOneLine(char open, List<Slot> slots, char close, StringBuilder line) {
        line.append(open);
        String separator = " ";
        for (Slot slot : slots) {
            line.append(separator);
            separator = ", ";
            if (slot.key() != null) {
                line.append(quoted(slot.key())).append(": ");
            }
            inOneLine(slot.value(), line);
        }
        line.append(slots.isEmpty() ? "" : " ").append(close);
    }

    private static List<Slot> slots(QapiObject object) {
        return object.entries().stream()
                .map(entry -> new Slot(entry.comments(), entry.key(), entry.value()))
                .toList();
    }

    private static List<Slot> slots(QapiArray array) {
        return array.elements().stream()
                .map(element -> new Slot(element.comments(), null, element.value()))
                .toList();
    }

    private static boolean hasComments(QapiValue value) {
        if (value instanceof QapiObject object) {
            return !object.lastComments().isEmpty() || anyCommented(slots(object));
        }
        return value instanceof QapiArray array && (!array.lastComments().isEmpty() || anyCommented(slots(array)));
    }

    private static boolean anyCommented(List<Slot> slots) {
        return slots.stream().anyMatch(slot -> !slot.comments().isEmpty() || hasComments(slot.value()));
    }

    private static String quoted(QapiString string) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : string.text().toCharArray()) {
            if (c == '\'' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
