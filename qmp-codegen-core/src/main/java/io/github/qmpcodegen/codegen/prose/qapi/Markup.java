package io.github.qmpcodegen.codegen.prose.qapi;

import io.github.qmpcodegen.codegen.schema.Documentation.Block;
import io.github.qmpcodegen.codegen.schema.Documentation.Items;
import io.github.qmpcodegen.codegen.schema.Documentation.Paragraph;
import io.github.qmpcodegen.codegen.schema.Documentation.Remark;
import io.github.qmpcodegen.codegen.schema.Documentation.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the lines of a documentation comment as blocks. Messages of examples go to a scanner instead.
 *
 * <p>The language is reStructuredText as far as schemas use it. Older comments are close enough to it that one reader
 * serves all: their paragraphs, lists and indented text look the same.
 */
final class Markup {

    private static final Pattern DIRECTIVE = Pattern.compile("\\.\\. ([\\w-]+)::\\s*(.*)");
    private static final Pattern BULLET = Pattern.compile("([-*•+])\\s+(?=\\S).*");
    private static final Pattern NUMBER = Pattern.compile("((?:\\d{1,2}|#)[.)])\\s+(?=\\S).*");
    private static final Pattern TABLE_RULE = Pattern.compile("=+(?:\\s+=+)++|\\+[-=+]+\\+");
    private static final Pattern UNDERLINE = Pattern.compile("[=~^-]{3,}");
    private static final Pattern OPTION = Pattern.compile(":([\\w-]+):\\s*(.*)");
    private static final Set<String> CODE = Set.of("code-block", "code", "parsed-literal", "math", "productionlist");
    private static final String LITERAL_MARK = "::";

    /** Each level is a copy of its lines, so text that is indented further and further must come to an end. */
    private static final int DEEPEST = 16;

    private final ExampleScanner examples;
    private final int depth;
    private final List<DocLine> lines;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private int next;

    private Markup(List<DocLine> lines, ExampleScanner examples, int depth) {
        this.lines = DocLine.dedented(DocLine.trimmed(lines));
        this.examples = examples;
        this.depth = depth;
    }

    /** Reads lines; their common indentation does not matter. */
    static List<Block> read(List<DocLine> lines, ExampleScanner examples) {
        Markup markup = new Markup(lines, examples, 0);
        markup.read();
        return markup.blocks;
    }

    /** Reads lines that belong to something of these; as they are where they are nested deeper than makes sense. */
    private List<Block> nested(List<DocLine> nested) {
        if (depth >= DEEPEST) {
            return List.of(verbatim(nested));
        }
        Markup markup = new Markup(nested, examples, depth + 1);
        markup.read();
        return markup.blocks;
    }

    private void read() {
        while (next < lines.size()) {
            DocLine line = lines.get(next);
            String text = line.text();
            Matcher directive = DIRECTIVE.matcher(text);
            if (line.isBlank()) {
                endParagraph();
                next++;
            } else if (ExampleScanner.beginsMessage(line)) {
                endParagraph();
                message();
            } else if (directive.matches()) {
                endParagraph();
                directive(directive.group(1), directive.group(2));
            } else if (text.startsWith(".. ")) {
                endParagraph();
                next++;
                indentedBody();
            } else if (line.indent() > 0 && paragraph.isEmpty()) {
                blocks.addAll(nested(indentedBody()));
            } else if (isItem(BULLET, text) || isItem(NUMBER, text)) {
                endParagraph();
                items(isItem(BULLET, text) ? BULLET : NUMBER);
            } else if (TABLE_RULE.matcher(text.strip()).matches()) {
                endParagraph();
                table();
            } else if (text.startsWith("| ")) {
                endParagraph();
                lineBlock();
            } else if (!paragraph.isEmpty() && UNDERLINE.matcher(text).matches()) {
                next++;
                endParagraph();
            } else {
                text(text);
            }
        }
        endParagraph();
    }

    private void text(String text) {
        next++;
        String content = text.strip();
        if (!content.endsWith(LITERAL_MARK)) {
            paragraph.add(content);
            return;
        }
        if (content.length() > LITERAL_MARK.length()) {
            paragraph.add(content.substring(0, content.length() - 1));
        }
        endParagraph();
        List<DocLine> body = DocLine.trimmed(indentedBody());
        if (body.stream().anyMatch(ExampleScanner::beginsMessage)) {
            blocks.addAll(nested(body));
        } else if (!body.isEmpty()) {
            blocks.add(verbatim(body));
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            Paragraph ended = InlineMarkup.paragraph(String.join(" ", paragraph));
            paragraph.clear();
            if (!ended.text().isEmpty()) {
                blocks.add(ended);
            }
        }
    }

    /** What was said before the first message of an exchange stays text; only an example's own section has captions. */
    private void message() {
        int length = ExampleScanner.messageLength(lines, next);
        examples.message(lines.subList(next, next + length));
        next += length;
    }

    private void directive(String name, String argument) {
        next++;
        List<DocLine> body = new ArrayList<>(DocLine.dedented(DocLine.trimmed(indentedBody())));
        String title = "";
        while (!body.isEmpty() && OPTION.matcher(body.get(0).text()).matches()) {
            Matcher option = OPTION.matcher(body.remove(0).text());
            if (option.matches() && option.group(1).equals("title")) {
                title = option.group(2);
            }
        }
        if (name.equals("qmp-example")) {
            examples.end();
            examples.words(InlineMarkup.plain(title));
            ExampleText.read(body, examples);
            examples.end();
        } else if (CODE.contains(name)) {
            blocks.add(verbatim(body));
        } else {
            remark(name, argument, body);
        }
    }

    private void remark(String name, String argument, List<DocLine> body) {
        List<Block> content = new ArrayList<>();
        boolean titled = name.equals("admonition") || name.equals("table") || name.equals("list-table");
        List<DocLine> all = new ArrayList<>(body);
        if (!titled && !argument.isBlank()) {
            all.add(0, new DocLine(argument, lines.get(next - 1).location()));
            content.addAll(nested(joined(all)));
        } else {
            content.addAll(nested(all));
        }
        if (name.equals("table") || name.equals("list-table")) {
            if (!argument.isBlank()) {
                blocks.add(InlineMarkup.paragraph(argument));
            }
            blocks.addAll(content);
        } else {
            String kind = titled ? InlineMarkup.plain(argument) : capitalised(name);
            blocks.add(new Remark(kind, content));
        }
    }

    /** A directive's first line is not indented like the others, which continue its sentence. */
    private static List<DocLine> joined(List<DocLine> lines) {
        List<DocLine> rest = DocLine.dedented(lines.subList(1, lines.size()));
        List<DocLine> joined = new ArrayList<>();
        joined.add(lines.get(0));
        joined.addAll(rest);
        return joined;
    }

    private void items(Pattern mark) {
        List<List<Block>> items = new ArrayList<>();
        while (next < lines.size() && isItem(mark, lines.get(next).text())) {
            DocLine first = lines.get(next);
            Matcher matcher = mark.matcher(first.text());
            if (!matcher.matches()) {
                break;
            }
            int column = matcher.end(1) + 1;
            List<DocLine> item = new ArrayList<>();
            item.add(new DocLine(first.from(column).text().strip(), first.location()));
            next++;
            List<DocLine> body = indentedBody();
            // Old comments do not indent an item's further lines.
            if (body.isEmpty()) {
                while (next < lines.size() && continuesItem(lines.get(next), mark)) {
                    item.add(lines.get(next));
                    next++;
                }
            }
            item.addAll(DocLine.dedented(body));
            items.add(nested(item));
            int following = next;
            while (following < lines.size() && lines.get(following).isBlank()) {
                following++;
            }
            if (following < lines.size() && isItem(mark, lines.get(following).text())) {
                next = following;
            }
        }
        blocks.add(new Items(mark == NUMBER, items));
    }

    private static boolean continuesItem(DocLine line, Pattern mark) {
        return !line.isBlank()
                && !isItem(mark, line.text())
                && !DIRECTIVE.matcher(line.text()).matches()
                && !ExampleScanner.beginsMessage(line);
    }

    private void table() {
        List<DocLine> table = new ArrayList<>();
        while (next < lines.size() && !lines.get(next).isBlank()) {
            table.add(lines.get(next));
            next++;
        }
        blocks.add(verbatim(table));
    }

    private void lineBlock() {
        List<String> texts = new ArrayList<>();
        while (next < lines.size() && lines.get(next).text().startsWith("|")) {
            texts.add(InlineMarkup.plain(lines.get(next).from(2).text()));
            next++;
        }
        blocks.add(new Verbatim(String.join("\n", texts)));
    }

    /** The lines that follow and are indented or blank. */
    private List<DocLine> indentedBody() {
        List<DocLine> body = new ArrayList<>();
        while (next < lines.size()
                && (lines.get(next).isBlank() || lines.get(next).indent() > 0)) {
            body.add(lines.get(next));
            next++;
        }
        return body;
    }

    private static Verbatim verbatim(List<DocLine> body) {
        return new Verbatim(DocLine.dedented(DocLine.trimmed(body)).stream()
                .map(DocLine::text)
                .collect(Collectors.joining("\n")));
    }

    private static boolean isItem(Pattern mark, String text) {
        boolean mayBe = !text.isEmpty() && !Character.isLetter(text.charAt(0));
        return mayBe && mark.matcher(text).matches();
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
