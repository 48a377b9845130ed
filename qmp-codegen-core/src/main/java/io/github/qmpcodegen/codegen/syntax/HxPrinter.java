package io.github.qmpcodegen.codegen.syntax;

import java.util.List;
import java.util.Locale;

/** Prints an {@code .hx} file in the layout that QEMU's own have. Not safe for use by several threads. */
final class HxPrinter {

    private static final int WIDTH_OF_NAMES = 10;

    private final StringBuilder text = new StringBuilder();
    private List<String> conditions = List.of();

    String print(List<HxElement> elements) {
        for (HxElement element : elements) {
            if (element instanceof HxEntry entry) {
                underConditions(entry.conditions());
                print(entry);
            } else if (element instanceof HxDocumentation documentation) {
                underConditions(List.of());
                print(documentation);
            }
        }
        underConditions(List.of());
        return text.toString();
    }

    /** Closes the conditions that no longer hold and opens those that hold from here on. */
    private void underConditions(List<String> following) {
        int common = 0;
        while (common < Math.min(conditions.size(), following.size())
                && conditions.get(common).equals(following.get(common))) {
            common++;
        }
        for (int i = common; i < conditions.size(); i++) {
            text.append("#endif\n");
        }
        startParagraph();
        for (String condition : following.subList(common, following.size())) {
            text.append("#if ").append(condition).append('\n');
        }
        conditions = following;
    }

    private void startParagraph() {
        if (text.length() > 0) {
            text.append('\n');
        }
    }

    private void print(HxDocumentation documentation) {
        text.append("SQMP\n");
        documentation.lines().forEach(line -> text.append(line.text()).append('\n'));
        text.append("EQMP\n");
    }

    private void print(HxEntry entry) {
        text.append("    {\n");
        for (HxEntry.Field field : entry.fields()) {
            text.append("        ");
            if (!field.name().isEmpty()) {
                text.append('.').append(field.name());
                text.append(" ".repeat(Math.max(0, WIDTH_OF_NAMES - field.name().length())));
                text.append(" = ");
            }
            if (field.string()) {
                printLiteral(field.value());
            } else {
                text.append(field.value());
            }
            text.append(",\n");
        }
        text.append("    },\n");
    }

    private void printLiteral(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        text.append(String.format(Locale.ROOT, c < 0x80 ? "\\%03o" : "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
