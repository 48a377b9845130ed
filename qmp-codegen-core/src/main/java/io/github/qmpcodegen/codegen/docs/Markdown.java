package io.github.qmpcodegen.codegen.docs;

/** The notation of Markdown. */
final class Markdown {

    private static final String SPECIAL = "\\`*{}[]<>#|~&$";
    private static final int SHORTEST_FENCE = 3;

    private Markdown() {}

    /** A text in which nothing is markup, on one line. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        boolean start = true;
        boolean numbers = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                escaped.append(' ');
                continue;
            }
            // A line that starts so would be a list or a heading; elsewhere these are plain.
            boolean startsBlock = start && (c == '-' || c == '+' || c == '=');
            boolean endsNumber = (c == '.' || c == ')') && numbers;
            boolean marksWord = c == '_' && !(isOfWord(text, i - 1) && isOfWord(text, i + 1));
            if (SPECIAL.indexOf(c) >= 0 || startsBlock || endsNumber || marksWord) {
                escaped.append('\\');
            }
            escaped.append(c);
            start &= c == ' ';
            numbers = c >= '0' && c <= '9' && (numbers || i == 0);
        }
        return escaped.toString();
    }

    private static boolean isOfWord(String text, int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }

    /** A text as code, on one line; also in a cell of a table. */
    static String code(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").replace("|", "\\|");
        String quote = "`".repeat(longestRun(line) + 1);
        boolean padded = line.isEmpty() || line.startsWith("`") || line.endsWith("`");
        return padded ? quote + " " + line + " " + quote : quote + line + quote;
    }

    /** The line that begins and ends a block of code with this content. */
    static String fence(String content) {
        return "`".repeat(Math.max(SHORTEST_FENCE, longestRun(content) + 1));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
