package io.github.qmpcodegen.codegen.link.qapi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
final class Similar {

    private static final int MOST_EDITS = 2;

    private Similar() {}

    /** The nearest of the known names, if any is near; the first of several. */
    static Optional<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> Math.abs(each.length() - name.length()) <= MOST_EDITS)
                .filter(each -> edits(name, each) <= Math.min(MOST_EDITS, name.length() / 3))
                .min(Comparator.comparingInt(each -> edits(name, each)));
    }

    /** How many characters must be changed, put in or left out, case aside. */
    private static int edits(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
