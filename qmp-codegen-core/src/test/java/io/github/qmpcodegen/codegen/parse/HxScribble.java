package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.syntax.HxDocumentation;
import io.github.qmpcodegen.codegen.syntax.HxElement;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes a file in every layout that is allowed, with all that may stand between its elements and says nothing. */
final class HxScribble {

    private static final List<String> COMMENTS = List.of(
            "HXCOMM SQMP EQMP \" { /*\n",
            "  HXCOMM indented\n",
            "/* a comment { \" ' */",
            "/*\n * a longer\n * one }\n */",
            "// a { short \" one\n",
            "#pragma once \\\n  twice \" {\n");
    private static final List<String> BETWEEN = List.of(
            "\n",
            "STEXI\n@item x \" {\nHXCOMM x\n{\nETEXI\n",
            "SRST\n``x`` SQMP\n  EQMP\nERST\n",
            "SRST(label)\nERST\n",
            "DEFHEADING(Doesn't \"close)\n",
            "DEF(\"help\", 0, (QEMU_OPTION_h),\n    \"-h\\n\" { 1 }, QEMU_ARCH_ALL)\n",
            "#include \"x.h\"\n",
            "#define X { \\\n    .name = 1\n",
            "#if defined(NOTHING)\n#elif 1\n#else\n#endif\n");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    HxScribble(Random random) {
        this.random = random;
    }

    String write(HxFile file) {
        List<HxElement> elements = file.elements();
        for (int i = 0; i < elements.size(); i++) {
            separate();
            boolean last = i == elements.size() - 1;
            if (elements.get(i) instanceof HxEntry entry) {
                write(entry, last);
            } else if (elements.get(i) instanceof HxDocumentation documentation) {
                write(documentation, last);
            }
        }
        String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        return text.toString().replace("\n", lineEnd);
    }

    private void separate() {
        startLine();
        while (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? oneOf(BETWEEN) : oneOf(COMMENTS));
            startLine();
        }
    }

    private void write(HxDocumentation documentation, boolean last) {
        text.append("SQMP\n");
        for (TextLine line : documentation.lines()) {
            if (random.nextInt(8) == 0) {
                text.append("HXCOMM EQMP\n");
            }
            text.append(line.text()).append('\n');
        }
        if (!last || random.nextBoolean()) {
            text.append("EQMP");
            if (!last || random.nextBoolean()) {
                text.append('\n');
            }
        }
    }

    private void write(HxEntry entry, boolean last) {
        for (String condition : entry.conditions()) {
            startLine();
            boolean simple = condition.matches("defined\\(\\w+\\)");
            text.append(oneOf(List.of("#", "  # ", "#  ")));
            text.append(
                    simple && random.nextBoolean()
                            ? "ifdef " + condition.substring("defined(".length(), condition.length() - 1)
                            : "if  " + condition.replace(" && ", " /* and */ && \\\n   "));
            text.append('\n');
        }
        gap();
        text.append('{');
        for (int i = 0; i < entry.fields().size(); i++) {
            gap();
            write(entry.fields().get(i));
            gap();
            if (i < entry.fields().size() - 1 || random.nextBoolean()) {
                text.append(',');
            }
        }
        gap();
        text.append('}');
        gap();
        if (!last || random.nextBoolean()) {
            text.append(',');
        }
        for (int i = 0; i < entry.conditions().size(); i++) {
            startLine();
            text.append("#endif // done\n");
        }
    }

    private void write(HxEntry.Field field) {
        text.append('.').append(field.name());
        gap();
        text.append('=');
        gap();
        if (!field.string()) {
            text.append(field.value());
            return;
        }
        text.append('"');
        int[] characters = field.value().codePoints().toArray();
        for (int character : characters) {
            writeEscaped(character);
            if (random.nextInt(6) == 0) {
                text.append('"');
                gap();
                text.append('"');
            } else if (random.nextInt(20) == 0) {
                text.append("\\\n");
            }
        }
        text.append('"');
    }

    private void writeEscaped(int character) {
        boolean mustEscape = character == '"' || character == '\\' || character < ' ' || character == 0x85;
        if (!mustEscape && random.nextInt(10) > 0) {
            text.appendCodePoint(character);
            return;
        }
        String common = switch (character) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\b' -> "\\b";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> String.format(Locale.ROOT, "\\U%08x", character);
        };
        String octal = character < 0x100 ? String.format(Locale.ROOT, "\\%03o", character) : common;
        String hexadecimal = String.format(Locale.ROOT, "\\x%x\" \"", character);
        text.append(oneOf(List.of(common, octal, hexadecimal)));
    }

    /** Blanks and comments, or nothing. */
    private void gap() {
        while (random.nextInt(3) == 0) {
            String gap = random.nextBoolean() ? oneOf(List.of(" ", "\t", "\n", "\n\n    ")) : oneOf(COMMENTS);
            if (gap.startsWith(" ") || gap.startsWith("H") || gap.startsWith("#")) {
                startLine();
            }
            text.append(gap);
        }
    }

    private void startLine() {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
