package io.github.qmpcodegen.codegen.source;

import java.util.Comparator;

/**
 * A place in a source file.
 *
 * @param path the file's path as the user gave it, with slashes
 * @param line the line, from 1; 0 means the file as a whole
 * @param column the column in characters, from 1; 0 means the line as a whole
 */
public record SourceLocation(String path, int line, int column) implements Comparable<SourceLocation> {

    private static final Comparator<SourceLocation> ORDER = Comparator.comparing(SourceLocation::path)
            .thenComparingInt(SourceLocation::line)
            .thenComparingInt(SourceLocation::column);

    /** Returns the location of a file, folder or address as a whole. */
    public static SourceLocation ofWhole(String path) {
        return new SourceLocation(path.replace('\\', '/'), 0, 0);
    }

    @Override
    public int compareTo(SourceLocation other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code path:line:column}, without the parts that are 0. */
    @Override
    public String toString() {
        if (line == 0) {
            return path;
        }
        return column == 0 ? path + ":" + line : path + ":" + line + ":" + column;
    }
}
