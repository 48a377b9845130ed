package io.github.qmpcodegen.qmp.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Releases of QEMU in the notation of exports: runs of them, such as {@code 2.3.1,4.2.0-9.0.0}, where the first lacks its
 * beginning if it has always been so, and the last its end if it is so in the newest release.
 */
final class ReleaseRuns {

    private static final Pattern RUN = Pattern.compile("([0-9.]*)(-?)([0-9.]*)");
    private static final int NUMBERS = 3;

    private ReleaseRuns() {}

    /** The releases in words, such as {@code 2.3.1, 4.2.0 to 9.0.0}; empty for all. */
    static String words(String runs) {
        List<String> words = new ArrayList<>();
        for (String run : runs.split(",", -1)) {
            Matcher matcher = RUN.matcher(run);
            if (!matcher.matches() || matcher.group(2).isEmpty()) {
                words.add(run);
            } else if (matcher.group(1).isEmpty()) {
                words.add("up to " + matcher.group(3));
            } else {
                words.add(matcher.group(1) + (matcher.group(3).isEmpty() ? " and later" : " to " + matcher.group(3)));
            }
        }
        return String.join(", ", words);
    }

    /**
     * Whether a version is among releases: from the first of a run to the last of its last branch.
     *
     * @param runs the releases; empty for all
     */
    static boolean have(String runs, int major, int minor, int micro) {
        if (runs.isEmpty()) {
            return true;
        }
        int[] version = {major, minor, micro};
        for (String run : runs.split(",", -1)) {
            Matcher matcher = RUN.matcher(run);
            if (matcher.matches()) {
                String last = matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(3);
                if (compare(version, matcher.group(1), NUMBERS) >= 0
                        && (last.isEmpty() || compare(version, last, NUMBERS - 1) <= 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int compare(int[] version, String release, int numbers) {
        String[] parts = release.split("\\.", -1);
        for (int i = 0; i < numbers; i++) {
            int part = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
            if (version[i] != part) {
                return Integer.compare(version[i], part);
            }
        }
        return 0;
    }
}
