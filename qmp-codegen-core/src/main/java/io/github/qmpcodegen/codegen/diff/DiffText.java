package io.github.qmpcodegen.codegen.diff;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes changes in words, for terminals and as Markdown. */
public final class DiffText {

    private static final int MOST_USERS = 4;

    private DiffText() {}

    /** Returns the changes as lines; those of changes that break a client start with an exclamation mark. */
    public static String text(List<Change> changes) {
        StringBuilder text = new StringBuilder();
        text.append(counts(changes)).append('\n');
        byEntity(changes).forEach((entity, ofEntity) -> {
            text.append('\n').append(entity).append(users(ofEntity)).append('\n');
            for (List<Change> alike : alike(ofEntity)) {
                Verdict verdict = alike.get(0).verdict();
                text.append(verdict.breaking() ? "  ! " : "    ").append(sentence(alike));
                if (verdict.breaking()) {
                    text.append(": ").append(verdict.reason());
                }
                text.append('\n');
            }
        });
        return text.toString();
    }

    /**
     * Returns the changes as Markdown: those that break a client come first.
     *
     * @param changes the changes
     * @param before the name of the older interface
     * @param after the name of the newer interface
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
        byEntity(changes).forEach((entity, ofEntity) -> {
            text.append("- ").append(entity.kind().word()).append(' ').append(code(entity.name()));
            if (entity.isRenamed()) {
                text.append(", in place of ").append(code(entity.formerName()));
            }
            text.append(escape(users(ofEntity))).append('\n');
            for (List<Change> alike : alike(ofEntity)) {
                Verdict verdict = alike.get(0).verdict();
                text.append("  - ").append(escape(sentence(alike)));
                if (verdict.breaking()) {
                    text.append(": ").append(escape(verdict.reason()));
                }
                text.append('\n');
            }
        });
    }

    /** The changes of one entity, grouped by the sentence that can describe them, in the order of the first of each. */
    private static Collection<List<Change>> alike(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(DiffText::sentenceKey, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** What is equal in the changes of one entity that one sentence can describe. */
    private static Object sentenceKey(Change change) {
        Wording wording = change.difference().wording();
        return wording.canBeOfSeveral() ? List.of(wording.withoutName(), change.verdict()) : change;
    }

    private static String sentence(List<Change> alike) {
        return Wording.textOf(
                alike.stream().map(change -> change.difference().wording()).toList());
    }

    private static Map<ChangedEntity, List<Change>> byEntity(List<Change> changes) {
        return changes.stream().collect(Collectors.groupingBy(Change::entity, LinkedHashMap::new, Collectors.toList()));
    }

    private static String counts(List<Change> changes) {
        long breaking = changes.stream().filter(Change::breaking).count();
        long others = changes.size() - breaking;
        return breaking + (breaking == 1 ? " change breaks" : " changes break") + " clients, " + others
                + (others == 1 ? " does not" : " do not");
    }

    /** Of a type, the commands and events that use it: of its one direction or of both. */
    private static String users(List<Change> changes) {
        List<String> users = changes.stream()
                .flatMap(change -> change.usedBy().stream())
                .distinct()
                .sorted()
                .toList();
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
