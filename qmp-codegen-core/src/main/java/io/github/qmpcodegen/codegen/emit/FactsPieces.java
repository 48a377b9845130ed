package io.github.qmpcodegen.codegen.emit;

import java.util.ArrayList;
import java.util.List;

/** The facts of an interface as string literals, each as long as a line of code may be. */
final class FactsPieces {

    /** What quotes, the end of the call and the indentation of what a nested class calls leave. */
    private static final int LENGTH = Fill.WIDTH - 20 - 4;

    private FactsPieces() {}

    /** The literals of lines of plain ASCII, each of which ends with a line end. */
    static List<String> of(List<String> lines) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                append(line.substring(i, i + 1), piece, pieces);
            }
            append("\\n", piece, pieces);
        }
        if (!piece.isEmpty()) {
            pieces.add("\"" + piece + "\"");
        }
        return pieces;
    }

    private static void append(String escaped, StringBuilder piece, List<String> pieces) {
        if (piece.length() + escaped.length() > LENGTH) {
            pieces.add("\"" + piece + "\"");
            piece.setLength(0);
        }
        piece.append(escaped);
    }
}
