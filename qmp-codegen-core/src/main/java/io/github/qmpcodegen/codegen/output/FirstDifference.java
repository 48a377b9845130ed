package io.github.qmpcodegen.codegen.output;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first line in which a file differs from what was generated.
 *
 * @param path the file's path below the folder
 * @param line the number of the line, from 1
 * @param present the line in the file, without its line terminator; null if the file ends before it
 * @param expected the generated line; null if there is none, because the file should have ended. Both are null if only
 *     the end of the last line differs
 */
public record FirstDifference(
        String path,
        int line,
        @Nullable String present,
        @Nullable String expected) {

    private static final int LONGEST = 60;

    /** How much of what is the same stands before the place. */
    private static final int BEFORE = 20;

    /** Finds it in a file that is not what was generated, line ends apart. */
    static FirstDifference of(String path, byte[] present, byte[] expected) {
        List<String> here = lines(present);
        List<String> there = lines(expected);
        int common = 0;
        while (common < Math.min(here.size(), there.size()) && here.get(common).equals(there.get(common))) {
            common++;
        }
        return new FirstDifference(
                path,
                common + 1,
                common < here.size() ? here.get(common) : null,
                common < there.size() ? there.get(common) : null);
    }

    private static List<String> lines(byte[] content) {
        return new String(LineEnds.ofUnix(content), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Returns the difference in words, such as {@code line 12 is 'int a;', expected 'int b;'}; long lines are cut. */
    @Override
    public String toString() {
        if (present == null && expected == null) {
            return "the end of line " + (line - 1) + ", the last one, differs";
        }
        if (present == null) {
            return "the file ends before line " + line + ", expected " + quoted(expected, "");
        }
        return "line " + line + " is " + quoted(present, expected) + ", expected "
                + (expected == null ? "the end of the file" : quoted(expected, present));
    }

    /** A line from shortly before the place where it differs from another one. */
    private static String quoted(@Nullable String line, @Nullable String other) {
        String text = line == null ? "" : line;
        String compared = other == null ? "" : other;
        int place = 0;
        while (place < Math.min(text.length(), compared.length()) && text.charAt(place) == compared.charAt(place)) {
            place++;
        }
        int begin = text.length() <= LONGEST ? 0 : Math.max(0, place - BEFORE);
        int end = Math.min(text.length(), begin + LONGEST);
        StringBuilder shown = new StringBuilder("'").append(begin > 0 ? "…" : "");
        // A file may hold what a terminal would obey.
        text.substring(begin, end)
                .codePoints()
                .map(c -> c == '\t' ? ' ' : isVisible(c) ? c : '\ufffd')
                .forEach(shown::appendCodePoint);
        return shown.append(end < text.length() ? "…" : "").append('\'').toString();
    }

    private static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
