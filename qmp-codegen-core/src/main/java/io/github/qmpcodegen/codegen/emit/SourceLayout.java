package io.github.qmpcodegen.codegen.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * JavaPoet's text as a person would lay it out: comments of one line on one line, the components of a record below each
 * other when they don't fit a line, a blank line after the head of a type, empty bodies closed at once.
 *
 * <p>Works on lines whose form JavaPoet fixes; string literals have no line ends, so none of it can touch one.
 */
final class SourceLayout {

    private static final int WIDTH = 120;

    private static final List<String> MODIFIERS =
            List.of("public ", "private ", "static ", "final ", "sealed ", "abstract ");

    private final List<String> in;
    private final StringBuilder out;
    private int next;

    private SourceLayout(String source) {
        this.in = source.lines().toList();
        this.out = new StringBuilder(source.length() + source.length() / 16);
    }

    static String tidy(String source) {
        SourceLayout layout = new SourceLayout(source);
        while (layout.next < layout.in.size()) {
            layout.line();
        }
        return layout.out.toString();
    }

    private void line() {
        String line = in.get(next);
        String text = line.stripLeading();
        String indent = line.substring(0, line.length() - text.length());
        if (text.equals("/**") && isCommentOfOneLine(indent)) {
            add(indent + "/** " + in.get(next + 1).substring(indent.length() + 3) + " */");
            next += 3;
        } else if (isTypeHead(text)) {
            typeHead(indent);
        } else if (text.endsWith(") {") && lineAt(next + 1).equals(indent + "}")) {
            add(line + "}");
            next += 2;
        } else if (text.isEmpty() && isBetweenConstants()) {
            next++;
        } else if (text.startsWith("package ")) {
            add("");
            add(line);
            next++;
        } else {
            add(line);
            next++;
        }
    }

    /** Constants stand together: those of an enumeration, and the fields that are none of the schema's. */
    private boolean isBetweenConstants() {
        String before = lineAt(next - 1).strip();
        String after = lineAt(next + 1).strip();
        return before.endsWith("),") || (isConstant(before) && isConstant(after));
    }

    private static boolean isConstant(String text) {
        return text.startsWith("public static final ") || text.startsWith("private static final ");
    }

    private boolean isCommentOfOneLine(String indent) {
        String comment = lineAt(next + 1);
        return comment.startsWith(indent + " * ")
                && !comment.startsWith(indent + " * @")
                && lineAt(next + 2).equals(indent + " */")
                && comment.length() + 5 <= WIDTH;
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

    /** The head of a type, which JavaPoet breaks where it gets too long for it. */
    private void typeHead(String indent) {
        StringBuilder joined = new StringBuilder();
        String line;
        do {
            line = in.get(next++);
            boolean opened = !joined.isEmpty() && joined.charAt(joined.length() - 1) == '(';
            joined.append(joined.isEmpty() || opened ? "" : " ").append(line.strip());
        } while (!line.endsWith("{") && next < in.size());
        String head = joined.toString();
        boolean empty = lineAt(next).equals(indent + "}");
        if (empty) {
            next++;
        }
        addHead(indent, head + (empty ? "}" : ""));
    }

    private void addHead(String indent, String head) {
        int open = head.indexOf('(');
        int implement = head.lastIndexOf(" implements ");
        if (indent.length() + head.length() <= WIDTH) {
            add(indent + head);
        } else if (open >= 0 && implement > open) {
            List<String> components = split(head.substring(open + 1, implement - 1));
            String filled = Fill.of(indent.length() / 4, head.substring(0, open + 1), components, ", ", ")");
            filled.lines().forEach(line -> add(indent + line));
            add(indent + "        " + head.substring(implement + 1));
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
            for (int i = 0; i < types.size(); i++) {
                String start = i == 0 ? "        permits " : "                ";
                String end = i + 1 < types.size() ? "," : head.substring(head.lastIndexOf(" {"));
                add(indent + start + types.get(i) + end);
            }
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
        return index < in.size() ? in.get(index) : "";
    }

    private void add(String line) {
        // JavaPoet sets a blank between a type and the annotated name of one that is nested in it.
        out.append(line.replace(". @Nullable ", ".@Nullable ")).append('\n');
    }
}
