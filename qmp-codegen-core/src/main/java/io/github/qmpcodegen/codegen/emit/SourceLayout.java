package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lays JavaPoet's text out as a person would while JavaPoet writes it, which has no settings for that: comments of one line
 * on one line, the components of a record below each other when they don't fit a line, a blank line after the head of a
 * type, empty bodies closed at once.
 *
 * <p>Works on lines whose form JavaPoet fixes, and holds no more of them than it needs to see ahead; string literals have
 * no line ends, so none of it can touch one.
 */
final class SourceLayout implements Appendable {

    private static final int WIDTH = 120;

    /** Lines that decide on the one before them. */
    private static final int LOOK_AHEAD = 2;

    private static final List<String> MODIFIERS =
            List.of("public ", "private ", "static ", "final ", "sealed ", "abstract ");

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final List<String> waiting = new ArrayList<>();
    /** The line before the first that waits, as JavaPoet wrote it. */
    private String before = "";

    /** The text of a file in its layout. */
    static String of(JavaFile file) {
        SourceLayout layout = new SourceLayout();
        try {
            file.writeTo(layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return layout.end();
    }

    @Override
    public SourceLayout append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public SourceLayout append(CharSequence text, int start, int end) {
        int next = start;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line.append(text, next, i);
                endLine();
                next = i + 1;
            }
        }
        line.append(text, next, end);
        return this;
    }

    @Override
    public SourceLayout append(char c) {
        if (c == '\n') {
            endLine();
        } else {
            line.append(c);
        }
        return this;
    }

    private void endLine() {
        waiting.add(line.toString());
        line.setLength(0);
        while (waiting.size() > LOOK_AHEAD && isWhole(waiting.get(0).stripLeading())) {
            layOut();
        }
    }

    /** Whether what begins with the first line is all there: heads and annotations take as many lines as they need. */
    private boolean isWhole(String first) {
        if (isTypeHead(first)) {
            return headLines() < waiting.size();
        }
        return !isAnnotation(first) || annotationLines() <= waiting.size();
    }

    private static boolean isAnnotation(String text) {
        return text.startsWith("@") && text.endsWith("(");
    }

    /** The lines of the annotation that waits first; one more than there are, if its end is not among them. */
    private int annotationLines() {
        int lines = 1;
        while (lines < waiting.size() && !waiting.get(lines).strip().equals(")")) {
            lines++;
        }
        return lines + 1;
    }

    private String end() {
        while (!waiting.isEmpty()) {
            layOut();
        }
        return out.toString();
    }

    private void layOut() {
        String first = waiting.get(0);
        String text = first.stripLeading();
        String indent = first.substring(0, first.length() - text.length());
        if (text.equals("/**") && isCommentOfOneLine(indent)) {
            add(indent + "/** " + waiting.get(1).substring(indent.length() + 3) + " */");
            drop(3);
        } else if (isAnnotation(text)) {
            int lines = annotationLines();
            add(indent + text
                    + waiting.subList(1, lines - 1).stream().map(String::strip).collect(Collectors.joining(" ")) + ")");
            drop(lines);
        } else if (isTypeHead(text)) {
            typeHead(indent);
        } else if (text.endsWith(") {") && lineAt(1).equals(indent + "}")) {
            add(first + "}");
            drop(2);
        } else if (text.isEmpty() && isBetweenConstants()) {
            drop(1);
        } else {
            add(first);
            drop(1);
        }
    }

    private void drop(int lines) {
        before = waiting.get(lines - 1);
        waiting.subList(0, lines).clear();
    }

    /** Constants stand together: those of an enumeration, and the fields that are none of the schema's. */
    private boolean isBetweenConstants() {
        String above = before.strip();
        return above.endsWith("),")
                || (isConstant(above) && isConstant(lineAt(1).strip()));
    }

    private static boolean isConstant(String text) {
        return text.startsWith("public static final ") || text.startsWith("private static final ");
    }

    private boolean isCommentOfOneLine(String indent) {
        String comment = lineAt(1);
        return comment.startsWith(indent + " * ")
                && !comment.startsWith(indent + " * @")
                && lineAt(2).equals(indent + " */")
                && comment.length() + " */".length() + 1 <= WIDTH;
    }

    private static boolean isTypeHead(String text) {
        if (text.startsWith("//") || text.startsWith("*") || text.endsWith(";")) {
            return false;
        }
        String rest = text;
        boolean modified = true;
        while (modified) {
            modified = false;
            for (String modifier : MODIFIERS) {
                if (rest.startsWith(modifier)) {
                    rest = rest.substring(modifier.length());
                    modified = true;
                }
            }
        }
        return rest.startsWith("record ")
                || rest.startsWith("class ")
                || rest.startsWith("interface ")
                || rest.startsWith("enum ");
    }

    /** The lines of the head that waits first. */
    private int headLines() {
        int lines = 1;
        while (lines < waiting.size() && !waiting.get(lines - 1).endsWith("{")) {
            lines++;
        }
        return lines;
    }

    /** The head of a type, which JavaPoet breaks where it gets too long for it. */
    private void typeHead(String indent) {
        int lines = headLines();
        StringBuilder head = new StringBuilder();
        for (String each : waiting.subList(0, lines)) {
            boolean opened = !head.isEmpty() && head.charAt(head.length() - 1) == '(';
            head.append(head.isEmpty() || opened ? "" : " ").append(each.strip());
        }
        boolean empty = lineAt(lines).equals(indent + "}");
        addHead(indent, head + (empty ? "}" : ""));
        drop(empty ? lines + 1 : lines);
    }

    private void addHead(String indent, String head) {
        int open = head.indexOf('(');
        int implement = head.lastIndexOf(" implements ");
        if (indent.length() + head.length() <= WIDTH) {
            add(indent + head);
        } else if (open >= 0 && implement > open) {
            List<String> components = split(head.substring(open + 1, implement - 1));
            String last = components.get(components.size() - 1);
            String tail = head.substring(implement - 1);
            boolean fits = indent.length() + 8 + last.length() + tail.length() <= WIDTH;
            String filled =
                    Fill.of(indent.length() / 4, head.substring(0, open + 1), components, ", ", fits ? tail : ")");
            filled.lines().forEach(each -> add(indent + each));
            if (!fits) {
                add(indent + "        " + head.substring(implement + 1));
            }
        } else {
            int permits = head.indexOf(" permits ");
            int superclass = head.lastIndexOf(" extends ");
            if (permits < 0 && superclass > 0) {
                add(indent + head.substring(0, superclass));
                add(indent + "        " + head.substring(superclass + 1));
                return;
            } else if (permits < 0) {
                add(indent + head);
                return;
            }
            add(indent + head.substring(0, permits));
            List<String> types = split(head.substring(permits + " permits ".length(), head.lastIndexOf(" {")));
            Fill.of(indent.length() / 4 + 2, "permits ", types, ", ", head.substring(head.lastIndexOf(" {")))
                    .lines()
                    .forEach(each -> add(indent + "        " + each));
        }
    }

    /** Splits at the commas that are not within brackets. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(list.substring(start).strip());
        return parts;
    }

    private String lineAt(int index) {
        return index < waiting.size() ? waiting.get(index) : "";
    }

    private void add(String text) {
        // JavaPoet sets a blank between a type and the annotated name of one that is nested in it.
        out.append(text.replace(". @Nullable ", ".@Nullable ")).append('\n');
    }
}
