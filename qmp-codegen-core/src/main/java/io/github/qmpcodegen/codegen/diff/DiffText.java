package io.github.qmpcodegen.codegen.diff;

import java.util.List;
import java.util.stream.Collectors;

/** Tells changes in words, for terminals and in Markdown. */
public final class DiffText {

    private static final int MOST_USERS = 4;

    private DiffText() {}

    /** As lines; those of changes that break a client start with an exclamation mark. */
    public static String text(List<Change> changes) {
        StringBuilder text = new StringBuilder();
        text.append(counts(changes)).append('\n');
        Subject subject = null;
        for (Change change : changes) {
            if (!change.subject().equals(subject)) {
                subject = change.subject();
                text.append('\n').append(subject).append(users(change)).append('\n');
            }
            text.append(change.breaking() ? "  ! " : "    ").append(change.text());
            if (change.breaking()) {
                text.append(": ").append(change.reason());
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * As Markdown: what breaks a client first.
     *
     * @param changes the changes
     * @param before what the older interface is called
     * @param after what the newer interface is called
     */
    public static String markdown(List<Change> changes, String before, String after) {
        StringBuilder text = new StringBuilder();
        text.append("# From ")
                .append(code(before))
                .append(" to ")
                .append(code(after))
                .append("\n\n");
        text.append(counts(changes)).append(".\n");
        section(
                text,
                "Breaks clients",
                changes.stream().filter(Change::breaking).toList());
        section(
                text,
                "Other changes",
                changes.stream().filter(change -> !change.breaking()).toList());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        text.append("\n## ").append(title).append("\n\n");
        Subject subject = null;
        for (Change change : changes) {
            if (!change.subject().equals(subject)) {
                subject = change.subject();
                text.append("- ").append(subject.kind().word()).append(' ').append(code(subject.name()));
                text.append(escape(users(change))).append('\n');
            }
            text.append("  - ").append(escape(change.text()));
            if (change.breaking()) {
                text.append(": ").append(escape(change.reason()));
            }
            text.append('\n');
        }
    }

    private static String counts(List<Change> changes) {
        long breaking = changes.stream().filter(Change::breaking).count();
        long others = changes.size() - breaking;
        return breaking + (breaking == 1 ? " change breaks" : " changes break") + " clients, " + others
                + (others == 1 ? " does not" : " do not");
    }

    private static String users(Change change) {
        List<String> users = change.usedBy();
        if (users.isEmpty()) {
            return "";
        }
        String named =
                users.stream().limit(MOST_USERS).map(user -> "'" + user + "'").collect(Collectors.joining(", "));
        int more = users.size() - MOST_USERS;
        return " (in " + named + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    /** The names in changes stand in quotes, which Markdown shows better as code. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("<", "\\<")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("[", "\\[")
                .replace("`", "\\`");
    }

    private static String code(String text) {
        return text.contains("`") ? escape(text) : "`" + text + "`";
    }
}
