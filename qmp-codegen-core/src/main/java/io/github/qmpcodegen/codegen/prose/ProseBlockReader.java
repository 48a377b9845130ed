package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Message;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Paragraph;
import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines below a heading as blocks.
 *
 * <p>Lists nest by indentation alone. The text of an item runs on over the following lines, wherever these start, and
 * behind blank lines as long as it is indented further than the item. What all lines are indented by counts for nothing, and labels
 * may be indented.
 */
final class ProseBlockReader {

    private static final Pattern ARROW = Pattern.compile("\\s*(->|<-)(\\s*\\{.*|\\s+[^A-Za-z].*|\\s*)");
    private static final Pattern LABEL = Pattern.compile(
            "(Arguments?|Parameters?|Input|Data|Returns|Notes?|Warning|Examples?)(\\s*\\(\\w+\\))?\\s*(?::\\s*(.*)|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXAMPLE_FOR = Pattern.compile("Examples? (for .*?):?");
    /** Before anything but a quoted name, the marks other than the dash belong to running text. */
    private static final Pattern DASH = Pattern.compile("\\s*(?:-(?=\\s|\"|$)|[*+•](?=\\s*\"))(?:\\s*(.*))?");

    private static final String NAME = "[A-Za-z_][\\w.+-]*";
    /** {@code "name": text}, {@code "a" and "b": text}, {@code "name" text}. */
    private static final Pattern QUOTED_NAME =
            Pattern.compile("(\"" + NAME + "\"(?:\\s*(?:,|and|or)\\s*\"" + NAME + "\"){0,100})(\\s*:\\s*|\\s+)(.*)");

    /** {@code "name: text}, {@code name": text}, {@code 'name': text}. */
    private static final Pattern MISQUOTED_NAME =
            Pattern.compile("(?:[\"'`](" + NAME + ")[\"'`]?|(" + NAME + ")[\"'`])\\s*:\\s*(.*)");

    private static final Pattern PLAIN_NAME = Pattern.compile("(" + NAME + ")\\s*:(?:\\s+|$)(.*)");
    /** An item of a list inside another, without a dash. */
    private static final Pattern DASHLESS =
            Pattern.compile("\\s*(\"[\\w.+-]+\"(?:\\s+(?:and|or)\\s+\"[\\w.+-]+\"){0,100})\\s*(?::|-)(?:\\s+|$)(.*)");

    private static final Pattern ARRAY_HEADER = Pattern.compile("(" + NAME + ") array:");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final List<Line> lines;
    private final List<ProseBlock> blocks = new ArrayList<>();
    private final Deque<OpenBullet> open = new ArrayDeque<>();
    private @Nullable OpenParagraph paragraph;
    private @Nullable List<Bullet> rootBullets;
    private int next;
    private boolean afterBlank;
    private boolean inMembers;

    private ProseBlockReader(List<Line> lines) {
        this.lines = lines;
    }

    static List<ProseBlock> read(List<Line> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Line::column)
                .min()
                .orElse(0);
        return new ProseBlockReader(
                        lines.stream().map(line -> line.dedent(indent)).toList())
                .read();
    }

    /** Whether a line says what follows, such as {@code Arguments:}. */
    static boolean isLabel(Line line) {
        return LABEL.matcher(line.text().strip()).matches();
    }

    private List<ProseBlock> read() {
        while (next < lines.size()) {
            Line line = lines.get(next++);
            if (line.isBlank()) {
                afterBlank = true;
                endParagraph();
                continue;
            }
            readLine(line);
            afterBlank = false;
        }
        endList();
        return blocks;
    }

    private void readLine(Line line) {
        Matcher arrow = ARROW.matcher(line.text());
        if (arrow.matches()) {
            endList();
            readMessage(line, arrow.group(1).equals("->"), arrow.end(1));
        } else if (line.text().startsWith("{") && (open.isEmpty() || afterBlank)) {
            endList();
            readMessage(line, false, 0);
        } else if (!readLabel(line) && !readBullet(line)) {
            readText(line);
        }
    }

    private boolean readLabel(Line line) {
        boolean indented = line.column() > 0;
        if (indented && (inText() || isPartOfItem(line))) {
            return false;
        }
        Matcher label = LABEL.matcher(line.text().strip());
        Matcher exampleFor = EXAMPLE_FOR.matcher(line.text());
        // Without a colon, the word may be one of a text that runs on.
        if (label.matches() && (label.group(3) != null || !(indented || inText()))) {
            LabelKind kind = switch (label.group(1).toLowerCase(Locale.ROOT)) {
                case "argument", "arguments", "parameter", "parameters", "input", "data" -> LabelKind.MEMBERS;
                case "returns" -> LabelKind.RETURNS;
                case "note", "notes" -> LabelKind.NOTE;
                case "warning" -> LabelKind.WARNING;
                default -> LabelKind.EXAMPLE;
            };
            boolean remark = kind == LabelKind.NOTE || kind == LabelKind.WARNING;
            String behind = Objects.requireNonNullElse(label.group(3), "");
            startLabel(new Label(kind, remark ? "" : behind, line.location()));
            if (remark && !behind.isBlank()) {
                paragraph = new OpenParagraph(line.location());
                paragraph.lines.add(behind);
            }
            return true;
        }
        if (exampleFor.matches()) {
            startLabel(new Label(LabelKind.EXAMPLE, exampleFor.group(1), line.location()));
            return true;
        }
        return false;
    }

    /** Whether the line above belongs to a text that may run on. */
    private boolean inText() {
        return !afterBlank && (paragraph != null || !open.isEmpty());
    }

    private boolean isPartOfItem(Line line) {
        return !open.isEmpty() && line.column() > open.getLast().column;
    }

    private void startLabel(Label label) {
        endList();
        blocks.add(label);
        inMembers = label.kind() == LabelKind.MEMBERS;
    }

    private boolean readBullet(Line line) {
        Matcher dash = DASH.matcher(line.text());
        if (dash.matches()) {
            String text = dash.group(1) == null ? "" : dash.group(1);
            Matcher quoted = QUOTED_NAME.matcher(text);
            Matcher plain = PLAIN_NAME.matcher(text);
            Matcher misquoted = MISQUOTED_NAME.matcher(text);
            if (quoted.matches()) {
                openBullet(line, true, namesIn(quoted.group(1)), quoted.group(3));
            } else if (plain.matches()) {
                openBullet(line, true, List.of(plain.group(1)), plain.group(2));
            } else if (misquoted.matches()) {
                String name = misquoted.group(1) == null ? misquoted.group(2) : misquoted.group(1);
                openBullet(line, true, List.of(name), misquoted.group(3));
            } else {
                openBullet(line, true, List.of(), text);
            }
            return true;
        }
        Matcher array = ARRAY_HEADER.matcher(line.text());
        if (inMembers && line.column() == 0 && array.matches()) {
            openBullet(line, false, List.of(array.group(1)), "a json-array of json-objects");
            return true;
        }
        Matcher dashless = DASHLESS.matcher(line.text());
        if (dashless.matches() && open.stream().anyMatch(bullet -> bullet.dashed && bullet.column < line.column())) {
            openBullet(line, false, namesIn(dashless.group(1)), dashless.group(2));
            return true;
        }
        return false;
    }

    private void openBullet(Line line, boolean dashed, List<String> names, String text) {
        endParagraph();
        closeBulletsFrom(line.column());
        if (open.size() >= SourceLimits.NESTING) {
            closeBullet();
        }
        if (open.isEmpty() && rootBullets == null) {
            rootBullets = new ArrayList<>();
        }
        open.push(new OpenBullet(line.column(), dashed, names, line.location()));
        if (!text.isBlank()) {
            paragraph = new OpenParagraph(line.location());
            paragraph.lines.add(text.strip());
        }
    }

    private void readText(Line line) {
        if (!open.isEmpty() && afterBlank) {
            if (isPartOfItem(line)) {
                closeBulletsFrom(line.column());
            } else {
                endList();
            }
        }
        if (paragraph == null) {
            if (open.isEmpty()) {
                endList();
            }
            paragraph = new OpenParagraph(line.location());
        }
        paragraph.lines.add(line.text().strip());
    }

    /** Reads a message up to where its brackets close, or where prose starts again. */
    private void readMessage(Line first, boolean fromClient, int from) {
        StringBuilder text = new StringBuilder(first.text().substring(from).strip());
        int depth = depthAfter(0, text);
        boolean complete = depth <= 0 && !text.isEmpty();
        while (!complete && next < lines.size() && !startsProse(lines.get(next), first.column())) {
            Line line = lines.get(next++);
            text.append('\n').append(line.text().length() > from ? dedent(line.text(), first.column()) : line.text());
            depth = depthAfter(depth, line.text());
            complete = depth <= 0 && !line.isBlank();
        }
        SourceLocation start = first.location();
        int column = start.column() + (from - first.column());
        blocks.add(new Message(
                fromClient,
                text.toString().stripTrailing(),
                new SourceLocation(start.path(), start.line(), Math.max(start.column(), column))));
    }

    private static String dedent(String line, int columns) {
        return line.substring(
                Math.min(columns, line.length() - line.stripLeading().length()));
    }

    private static boolean startsProse(Line line, int column) {
        if (line.isBlank()) {
            return false;
        }
        char first = line.text().charAt(line.column());
        return ARROW.matcher(line.text()).matches()
                || (line.column() <= column && (Character.isLetter(first) || first == '('));
    }

    /** The bracket depth behind a piece of text; strings hide brackets and end with their line at the latest. */
    private static int depthAfter(int before, CharSequence text) {
        int depth = before;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inString = !inString;
            } else if (inString && c == '\\') {
                i++;
            } else if (!inString && (c == '{' || c == '[')) {
                depth++;
            } else if (!inString && (c == '}' || c == ']')) {
                depth--;
                if (depth == 0) {
                    return 0;
                }
            }
        }
        return depth;
    }

    private static List<String> namesIn(String quoted) {
        return QUOTED.matcher(quoted).results().map(result -> result.group(1)).toList();
    }

    private void endParagraph() {
        OpenParagraph ended = paragraph;
        if (ended == null) {
            return;
        }
        paragraph = null;
        Paragraph block = new Paragraph(ended.lines, ended.location);
        OpenBullet bullet = open.peek();
        if (bullet != null) {
            bullet.add(block);
        } else {
            blocks.add(block);
        }
    }

    private void closeBulletsFrom(int column) {
        endParagraph();
        while (!open.isEmpty() && open.getFirst().column >= column) {
            closeBullet();
        }
    }

    private void closeBullet() {
        Bullet bullet = open.pop().close();
        OpenBullet parent = open.peek();
        if (parent != null) {
            parent.add(bullet);
        } else if (rootBullets != null) {
            rootBullets.add(bullet);
        }
    }

    private void endList() {
        endParagraph();
        while (!open.isEmpty()) {
            closeBullet();
        }
        if (rootBullets != null) {
            blocks.add(new BulletList(rootBullets));
            rootBullets = null;
        }
    }

    /** A paragraph that goes on. */
    private static final class OpenParagraph {

        private final SourceLocation location;
        private final List<String> lines = new ArrayList<>();

        private OpenParagraph(SourceLocation location) {
            this.location = location;
        }
    }

    /** An item that goes on. */
    private static final class OpenBullet {

        private final int column;
        private final boolean dashed;
        private final List<String> names;
        private final SourceLocation location;
        private final List<ProseBlock> body = new ArrayList<>();
        private final List<Bullet> pending = new ArrayList<>();

        private OpenBullet(int column, boolean dashed, List<String> names, SourceLocation location) {
            this.column = column;
            this.dashed = dashed;
            this.names = names;
            this.location = location;
        }

        private void add(Bullet child) {
            pending.add(child);
        }

        private void add(ProseBlock block) {
            endPending();
            body.add(block);
        }

        private Bullet close() {
            endPending();
            return new Bullet(names, dashed, body, location);
        }

        private void endPending() {
            if (!pending.isEmpty()) {
                body.add(new BulletList(List.copyOf(pending)));
                pending.clear();
            }
        }
    }
}
