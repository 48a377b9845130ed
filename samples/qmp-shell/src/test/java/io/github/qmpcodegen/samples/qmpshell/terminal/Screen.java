package io.github.qmpcodegen.samples.qmpshell.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jline.terminal.Terminal;
import org.jline.utils.ScreenTerminal;

/** A pseudo terminal with somebody before it: what they see, and what they type. */
public final class Screen implements AutoCloseable {

    /** The key F1. */
    public static final String F1 = "\u001bOP";

    /** So many that no message is broken. */
    private static final int COLUMNS = 200;

    private static final int ROWS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScreenTerminal.VirtualTerminal virtual;

    /** Opens a terminal of a type. */
    public Screen(String type) throws IOException {
        virtual = ScreenTerminal.withTerminal("screen", type, COLUMNS, ROWS);
    }

    /** The terminal, for the program. */
    public Terminal terminal() {
        return virtual.terminal();
    }

    /** Types characters. */
    public void type(String text) throws IOException {
        virtual.terminal().processInputBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What can be seen, without the blanks at the ends of lines. */
    public String text() {
        long[] cells = new long[COLUMNS * ROWS];
        virtual.screen().dump(cells, null);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                int character = ScreenTerminal.cellCodePoint(cells[row * COLUMNS + column]);
                line.appendCodePoint(character == 0 ? ' ' : character);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    /** Whether anything that can be seen has a colour. */
    public boolean hasColour() {
        long[] cells = new long[COLUMNS * ROWS];
        virtual.screen().dump(cells, null);
        return Arrays.stream(cells)
                .anyMatch(cell -> ScreenTerminal.cellHasForeground(cell) || ScreenTerminal.cellHasBackground(cell));
    }

    /** Waits until a part of text can be seen. */
    public String await(String part) throws InterruptedException {
        return await(text -> text.contains(part), "'" + part + "'");
    }

    /** Waits until what can be seen passes a test. */
    public String await(Predicate<String> test, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String text = text();
            if (test.test(text)) {
                return text;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what + "; what can be seen is\n" + text);
            }
            boolean unused = virtual.screen().waitDirty(Math.min(left, 1_000));
        }
    }

    @Override
    public void close() throws IOException {
        virtual.terminal().close();
    }
}
