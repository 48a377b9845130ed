package io.github.qmpcodegen.codegen.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A text file of the interface, with the path under which the user gave it.
 *
 * <p>Immutable. Lines end in LF, CR LF or CR; a location counts characters, not bytes, and a tab is one character.
 */
public final class SourceFile {

    private final String path;
    private final String text;
    private final int[] lineStarts;

    /**
     * Creates a source file with a text.
     *
     * @param path the path as the user gave it; backslashes become slashes, so that messages read alike everywhere
     * @param text the whole text
     */
    public SourceFile(String path, String text) {
        this.path = path.replace('\\', '/');
        this.text = Objects.requireNonNull(text, "text");
        this.lineStarts = findLineStarts(text);
    }

    /**
     * Decodes the bytes of a file, which must be UTF-8 with or without a byte order mark.
     *
     * <p>If that fails, or the file is empty, the sink receives exactly one diagnostic and the result is empty.
     *
     * @param path the path as the user gave it
     * @param bytes the whole file
     * @param sink receives a diagnostic with a {@link SourceCode}
     */
    public static Optional<SourceFile> decode(String path, byte[] bytes, DiagnosticSink sink) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        output.flip();
        boolean marked = output.length() > 0 && output.charAt(0) == '\uFEFF';
        SourceFile file = new SourceFile(
                path, output.subSequence(marked ? 1 : 0, output.length()).toString());
        int nul = file.text.indexOf('\0');
        if (nul >= 0) {
            sink.report(
                    SourceCode.NOT_TEXT,
                    file.locationOf(nul),
                    "a zero byte: this seems to be a binary file; expected text in UTF-8");
            return Optional.empty();
        }
        if (result.isError()) {
            String octet = HexFormat.of().toHexDigits(bytes[input.position()]);
            sink.report(
                    SourceCode.NOT_TEXT,
                    file.locationOf(file.text.length()),
                    "the byte 0x" + octet + " is not UTF-8; expected text in UTF-8");
            return Optional.empty();
        }
        if (file.text.isBlank()) {
            sink.report(SourceCode.EMPTY_FILE, SourceLocation.ofWhole(path), "the file is empty");
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** The path as the user gave it, with slashes. */
    public String path() {
        return path;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The number of lines; an empty text has one empty line. */
    public int lineCount() {
        return lineStarts.length;
    }

    /**
     * Returns the text of a line without its line terminator.
     *
     * @param line the line's number, from 1
     * @throws IndexOutOfBoundsException if there is no such line
     */
    public String line(int line) {
        int start = lineStarts[Objects.checkIndex(line - 1, lineStarts.length)];
        return text.substring(start, start + lineLength(line));
    }

    /**
     * Returns the number of characters in a line without its line terminator.
     *
     * @param line the line's number, from 1
     * @throws IndexOutOfBoundsException if there is no such line
     */
    public int lineLength(int line) {
        int start = lineStarts[Objects.checkIndex(line - 1, lineStarts.length)];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return end - start;
    }

    /**
     * Returns the location of a character.
     *
     * @param offset the character's index in {@link #text()}; the text's length means the end of the file
     */
    public SourceLocation locationOf(int offset) {
        Objects.checkIndex(offset, text.length() + 1);
        int found = Arrays.binarySearch(lineStarts, offset);
        int index = found >= 0 ? found : -found - 2;
        return new SourceLocation(path, index + 1, offset - lineStarts[index] + 1);
    }

    /** Returns the location of a line and column, both from 1. */
    public SourceLocation location(int line, int column) {
        return new SourceLocation(path, line, column);
    }

    @Override
    public String toString() {
        return path;
    }

    private static int[] findLineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
            if (ends && i + 1 < text.length()) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
