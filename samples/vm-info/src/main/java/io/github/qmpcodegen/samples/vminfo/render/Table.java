package io.github.qmpcodegen.samples.vminfo.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of cells that stand below each other. A column in which no row has anything is left out. Not thread-safe. */
final class Table {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** Makes a table without rows; the cells of columns whose heading begins with {@code >} stand to the right. */
    Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row with a cell for each column, which may be empty. */
    Table row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells, expected " + headings.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The heading and the rows, a line each. */
    List<String> lines() {
        List<Integer> columns = IntStream.range(0, headings.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        List<List<String>> all = new ArrayList<>();
        all.add(headings.stream().map(heading -> heading.replaceFirst("^>", "")).toList());
        all.addAll(rows);
        return all.stream().map(row -> line(row, columns, all)).toList();
    }

    private String line(List<String> row, List<Integer> columns, List<List<String>> all) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int column : columns) {
            int width = all.stream()
                    .mapToInt(other -> other.get(column).length())
                    .max()
                    .orElse(0);
            String cell = row.get(column);
            String padding = " ".repeat(width - cell.length());
            line.append(headings.get(column).startsWith(">") ? padding + cell : cell + padding)
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
