package io.github.qmpcodegen.codegen.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the known name that somebody who wrote an unknown one probably meant.
 *
 * <p>Each search compares the name with all names of nearly the same length, so the number of searches is limited: a
 * source with thousands of unknown names is not the result of typing errors, and the first few hundred get a
 * suggestion.
 */
public final class SimilarNames {

    private static final int MOST_EDITS = 2;

    /** The comparisons after which no more questions are answered; some tenths of a second. */
    private static final int MOST_COMPARISONS = 5_000_000;

    /** The names by their length; those of one length in their order, in the form to compare beside what they are. */
    private final Map<Integer, List<Known>> byLength = new TreeMap<>();

    private int comparisons;

    /** Creates a search among known names; of several equally similar ones, the first is suggested. */
    public SimilarNames(Collection<String> known) {
        int order = 0;
        for (String name : known) {
            byLength.computeIfAbsent(name.length(), length -> new ArrayList<>())
                    .add(new Known(name, comparable(name), order++));
        }
    }

    private record Known(String name, String comparable, int order) {}

    /** Returns the most similar name, if any is similar; the first of several. */
    public Optional<String> to(String name) {
        String comparable = comparable(name);
        int most = Math.min(MOST_EDITS, name.length() / 3);
        Known nearest = null;
        int fewest = most + 1;
        for (int length = name.length() - most; length <= name.length() + most; length++) {
            for (Known each : byLength.getOrDefault(length, List.of())) {
                if (++comparisons > MOST_COMPARISONS) {
                    return Optional.empty();
                }
                int edits = edits(comparable, each.comparable, most);
                if (edits < fewest || (edits == fewest && nearest != null && each.order < nearest.order)) {
                    nearest = each;
                    fewest = edits;
                }
            }
        }
        return Optional.ofNullable(nearest).map(Known::name);
    }

    /** What differs only in its letters' case, or in how words are joined, is as near as can be. */
    private static String comparable(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a question to append to a message about a name; empty if no name is similar. */
    public String question(String name) {
        return to(name).map(each -> "; did you mean '" + each + "'?").orElse("");
    }

    /**
     * How many characters must be changed, put in or left out; more than the most where it is more. Only a band of the
     * usual table is filled, as wide as so many edits can lead.
     */
    private static int edits(String from, String to, int most) {
        int tooMany = most + 1;
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = Math.min(j, tooMany);
        }
        for (int i = 1; i <= from.length(); i++) {
            int first = Math.max(1, i - most);
            int last = Math.min(to.length(), i + most);
            int diagonal = row[first - 1];
            row[first - 1] = first == 1 ? Math.min(i, tooMany) : tooMany;
            int least = row[first - 1];
            for (int j = first; j <= last; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                int above = j == i + most ? tooMany : row[j];
                row[j] = Math.min(tooMany, Math.min(replaced, Math.min(above, row[j - 1]) + 1));
                least = Math.min(least, row[j]);
            }
            if (least >= tooMany) {
                return tooMany;
            }
        }
        return row[to.length()];
    }
}
