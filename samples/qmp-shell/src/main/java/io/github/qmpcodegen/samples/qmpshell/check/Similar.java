package io.github.qmpcodegen.samples.qmpshell.check;

import java.util.Collection;
import java.util.Comparator;
import org.jline.utils.Levenshtein;

/** What somebody probably meant. */
final class Similar {

    private static final int MOST_EDITS = 3;

    private Similar() {}

    /** A question to be put behind a message about an unknown name; empty if no known one is near. */
    static String question(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(name, each) <= Math.min(MOST_EDITS, Math.max(1, name.length() / 3)))
                .min(Comparator.<String>comparingInt(each -> distance(name, each))
                        // Of several, one that only goes on.
                        .thenComparing(each -> !each.startsWith(name)))
                .map(each -> "; did you mean '" + each + "'?")
                .orElse("");
    }

    private static int distance(String name, String known) {
        // What differs only in how words are joined is near: system-reset, system_reset.
        return name.replace('_', '-').equals(known.replace('_', '-'))
                ? 0
                : Levenshtein.distance(name, known, 1, 1, 1, 1);
    }
}
