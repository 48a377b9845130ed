package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.samples.qmpshell.progress.Activity;
import io.github.qmpcodegen.samples.qmpshell.progress.ProgressView.Measured;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Progress as bars. */
public final class ProgressText {

    private static final int WIDEST_BAR = 40;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private ProgressText() {}

    /**
     * A bar: {@code mirror drive0  [████████░░░░░░░░]  50%  1.0/2.0 GiB  250 MiB/s  4 s left}.
     *
     * @param measured what it is about
     * @param width of the line
     * @param blocks whether the terminal shows block characters, else ASCII has to do
     */
    public static AttributedString bar(Measured measured, int width, boolean blocks) {
        Activity activity = measured.activity();
        double part = activity.total() <= 0 ? 0 : Math.min(1, activity.current() / (double) activity.total());
        String numbers = String.format(Locale.ROOT, " %3d%%  ", (int) (part * 100)) + size(activity.current()) + " of "
                + size(activity.total()) + rest(measured);
        String status = activity.status().isEmpty() || activity.status().equals("running")
                ? ""
                : " (" + activity.status() + ")";
        String title = activity.title() + status + " ";
        int room = Math.min(WIDEST_BAR, width - title.length() - numbers.length() - 3);
        AttributedStringBuilder line = new AttributedStringBuilder().append(title, Styles.STRONG);
        if (room >= 5) {
            int full = (int) Math.round(part * room);
            line.append("[")
                    .append((blocks ? "█" : "#").repeat(full), Styles.COMMAND)
                    .append((blocks ? "░" : "-").repeat(room - full), Styles.FAINT)
                    .append("]");
        }
        line.append(numbers);
        return line.columnSubSequence(0, Math.max(1, width - 1));
    }

    private static String rest(Measured measured) {
        long left = measured.activity().total() - measured.activity().current();
        if (measured.perSecond() < 1 || left <= 0) {
            return "";
        }
        return "  " + size((long) measured.perSecond()) + "/s  " + time((long) (left / measured.perSecond())) + " left";
    }

    /** How something ended: {@code mirror drive0: completed}. */
    public static AttributedString ended(Activity activity, String outcome) {
        return new AttributedStringBuilder()
                .append(activity.title(), Styles.STRONG)
                .append(": ")
                .append(outcome, outcome.startsWith("failed") ? Styles.ERROR : Styles.PLAIN)
                .toAttributedString();
    }

    private static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    private static String time(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3_600
                        ? seconds / 60 + " min " + seconds % 60 + " s"
                        : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
