package io.github.qmpcodegen.codegen.emit;

import java.util.List;

/** Lines of code that are as long as they may be. */
final class Fill {

    /** What no line of generated code exceeds. */
    static final int WIDTH = 120;

    private static final String CONTINUATION = "        ";

    private Fill() {}

    /**
     * Pieces one behind the other, on as many lines as they take.
     *
     * @param depth how deeply the code stands, in steps of indentation
     * @param head what they begin with
     * @param pieces the pieces
     * @param separator what stands between two pieces that share a line; without its blanks it stands at line ends, too
     * @param tail what they end with
     */
    static String of(int depth, String head, List<String> pieces, String separator, String tail) {
        StringBuilder text = new StringBuilder(head);
        int column = 4 * depth + head.length();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            boolean last = i + 1 == pieces.size();
            int needed = piece.length()
                    + (last ? tail.length() : separator.stripTrailing().length());
            String between = i == 0 ? "" : separator;
            if (column + between.length() + needed > WIDTH && column > 4 * depth + CONTINUATION.length()) {
                text.append(between.stripTrailing()).append('\n').append(CONTINUATION);
                column = 4 * depth + CONTINUATION.length();
            } else {
                text.append(between);
                column += between.length();
            }
            text.append(piece);
            column += piece.length();
        }
        return text.append(tail).toString();
    }
}
