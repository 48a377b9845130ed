package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import io.github.qmpcodegen.samples.qmpshell.syntax.Word;
import io.github.qmpcodegen.samples.qmpshell.syntax.Words;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A line while it is typed: the command, the names of arguments, and what is wrong. */
public final class LineColours {

    private LineColours() {}

    /**
     * Colours a line.
     *
     * @param line the line
     * @param mistakes what is wrong with it
     */
    public static AttributedString of(String line, List<Mistake> mistakes) {
        AttributedStyle[] styles = new AttributedStyle[line.length()];
        Arrays.fill(styles, Styles.PLAIN);
        boolean first = true;
        for (Word word : Words.of(line).words()) {
            int equals = word.text().indexOf('=');
            if (first) {
                fill(styles, word.start(), word.end(), Styles.COMMAND);
            } else if (equals > 0) {
                fill(styles, word.start(), word.start() + equals, Styles.NAME);
            }
            first = first && word.text().equals("transaction(");
        }
        // What is missing has no place yet; it is reported when the line is sent.
        mistakes.forEach(mistake -> fill(styles, mistake.start(), mistake.end(), Styles.ERROR.underline()));
        AttributedStringBuilder text = new AttributedStringBuilder();
        for (int i = 0; i < line.length(); i++) {
            text.append(line.substring(i, i + 1), styles[i]);
        }
        return text.toAttributedString();
    }

    private static void fill(AttributedStyle[] styles, int start, int end, AttributedStyle style) {
        for (int i = Math.max(0, start); i < Math.min(end, styles.length); i++) {
            styles[i] = style;
        }
    }
}
