package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.codegen.schema.Member;
import java.util.Collection;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lines of a description, broken where a terminal is too narrow. */
final class Page {

    private static final int INDENT = 2;
    private static final int SECOND_COLUMN = 24;
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 120;

    private final int width;
    private final AttributedStringBuilder text = new AttributedStringBuilder();

    Page(int width) {
        this.width = width <= 0 ? MOST_WIDTH : Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width));
    }

    void heading(String heading) {
        if (text.length() > 0) {
            text.append("\n");
        }
        line(heading, Styles.STRONG.underline());
    }

    void group(String name) {
        text.append(" ".repeat(INDENT));
        line(name, Styles.STRONG);
    }

    /** A command as it is typed: {@code eject [device=…]}. */
    void usage(String command, List<Member> members) {
        text.append(command, Styles.COMMAND);
        int column = command.length();
        for (Member member : members) {
            String shown = member.mayBeMissing() ? "[" + member.name() + "=…]" : member.name() + "=…";
            if (column + 1 + shown.length() > width) {
                text.append("\n").append(" ".repeat(2 * INDENT - 1));
                column = 2 * INDENT - 1;
            }
            text.append(" ").append(shown, Styles.NAME);
            column += 1 + shown.length();
        }
        text.append("\n");
    }

    void paragraph(String words) {
        text.append(" ".repeat(INDENT));
        wrapped(words, INDENT, INDENT);
    }

    void verbatim(String lines) {
        lines.lines().forEach(line -> line(" ".repeat(2 * INDENT) + line, Styles.FAINT));
    }

    /** A name, and what is said of it in a second column. */
    void row(String name, String words) {
        text.append(" ".repeat(INDENT)).append(name, Styles.NAME);
        int column = INDENT + name.length();
        if (words.isEmpty()) {
            text.append("\n");
            return;
        }
        if (column + 1 > SECOND_COLUMN) {
            text.append("\n");
            column = 0;
        }
        text.append(" ".repeat(SECOND_COLUMN - column));
        wrapped(words, SECOND_COLUMN, SECOND_COLUMN);
    }

    /** Names side by side, in the order of reading down. */
    void columns(Collection<String> names) {
        List<String> all = List.copyOf(names);
        int widest = all.stream().mapToInt(String::length).max().orElse(0) + INDENT;
        int columns = Math.max(1, (width - INDENT) / widest);
        int rows = (all.size() + columns - 1) / columns;
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder(" ".repeat(INDENT));
            for (int i = row; i < all.size(); i += rows) {
                boolean last = i + rows >= all.size();
                line.append(all.get(i))
                        .append(last ? "" : " ".repeat(widest - all.get(i).length()));
            }
            line(line.toString(), Styles.PLAIN);
        }
    }

    private void wrapped(String words, int column, int indent) {
        int at = column;
        for (String word : words.strip().split("\\s+", -1)) {
            if (at > indent && at + 1 + word.length() > width) {
                text.append("\n").append(" ".repeat(indent));
                at = indent;
            } else if (at > indent) {
                text.append(" ");
                at++;
            }
            text.append(word);
            at += word.length();
        }
        text.append("\n");
    }

    private void line(String line, AttributedStyle style) {
        text.append(line, style).append("\n");
    }

    /** All lines, without a line end behind the last. */
    AttributedString text() {
        AttributedString all = text.toAttributedString();
        int end = all.length();
        while (end > 0 && all.charAt(end - 1) == '\n') {
            end--;
        }
        return all.substring(0, end);
    }
}
