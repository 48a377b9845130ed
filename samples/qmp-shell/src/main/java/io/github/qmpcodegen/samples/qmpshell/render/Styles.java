package io.github.qmpcodegen.samples.qmpshell.render;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The styles of the shell; the sixteen colours only, which every theme makes readable. */
public final class Styles {

    /** No style. */
    public static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    /** What is beside the matter. */
    public static final AttributedStyle FAINT = PLAIN.foreground(AttributedStyle.BRIGHT | AttributedStyle.BLACK);
    /** What to look at first. */
    public static final AttributedStyle STRONG = PLAIN.bold();
    /** The name of a command. */
    public static final AttributedStyle COMMAND = PLAIN.bold().foreground(AttributedStyle.GREEN);
    /** The name of a member. */
    public static final AttributedStyle NAME = PLAIN.foreground(AttributedStyle.CYAN);
    /** A string. */
    public static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
    /** Any other scalar. */
    public static final AttributedStyle SCALAR = PLAIN.foreground(AttributedStyle.YELLOW);
    /** The name of an event. */
    public static final AttributedStyle EVENT = PLAIN.bold().foreground(AttributedStyle.MAGENTA);
    /** What went wrong. */
    public static final AttributedStyle ERROR = PLAIN.foreground(AttributedStyle.RED);
    /** What may go wrong. */
    public static final AttributedStyle WARNING = PLAIN.foreground(AttributedStyle.YELLOW);

    private Styles() {}

    /** A text in one style. */
    public static AttributedString styled(String text, AttributedStyle style) {
        return new AttributedStringBuilder().append(text, style).toAttributedString();
    }
}
