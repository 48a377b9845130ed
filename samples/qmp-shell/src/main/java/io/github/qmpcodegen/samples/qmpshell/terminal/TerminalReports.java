package io.github.qmpcodegen.samples.qmpshell.terminal;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.utils.NonBlockingReader;

/**
 * Control sequences that come from the terminal and are no key that the editor knows, above all answers to what a program
 * has asked it, this one or the one before: over a slow line they come when nobody waits for them any more. They are read
 * to their end and dropped; the editor would take them for something typed.
 */
final class TerminalReports {

    private static final String IGNORE = "qmp-ignore-";

    /** How long a piece of a sequence may take that may be a key instead. */
    private static final long PIECE_MILLIS = 100;

    private static final char BELL = 7;
    private static final char ESCAPE = 27;

    private final LineReaderImpl reader;

    private TerminalReports(LineReaderImpl reader) {
        this.reader = reader;
    }

    /** Has an editor ignore them. */
    static void ignore(LineReaderImpl reader, KeyMap<Binding> keys) {
        TerminalReports reports = new TerminalReports(reader);
        // The keys that start likewise are longer, and found first.
        reports.bind(keys, "[", reports::controlSequence);
        // A sequence that starts as a key does is looked for no further than where they part.
        beginnings(keys).forEach(beginning -> reports.bind(keys, beginning, reports::controlSequence));
        reports.bind(keys, "O", reports::oneCharacter);
        for (String string : new String[] {"]", "P", "_", "^"}) {
            reports.bind(keys, string, reports::controlString);
        }
    }

    /** The parts of the sequences of keys that are neither a key themselves nor end a sequence. */
    private static Set<String> beginnings(KeyMap<Binding> keys) {
        Set<String> bound = keys.getBoundKeys().keySet();
        String introducer = KeyMap.esc() + "[";
        return bound.stream()
                .filter(key -> key.startsWith(introducer))
                .flatMap(key ->
                        IntStream.range(introducer.length() + 1, key.length()).mapToObj(end -> key.substring(0, end)))
                .filter(beginning -> !bound.contains(beginning) && beginning.charAt(beginning.length() - 1) < '@')
                .map(beginning -> beginning.substring(KeyMap.esc().length()))
                .collect(Collectors.toSet());
    }

    private void bind(KeyMap<Binding> keys, String introducer, Runnable rest) {
        reader.getWidgets().put(IGNORE + introducer, () -> {
            rest.run();
            return true;
        });
        keys.bind(new Reference(IGNORE + introducer), KeyMap.esc() + introducer);
    }

    /** The rest of {@code ESC [ …}: parameters, then one letter. */
    private void controlSequence() {
        int character = reader.readCharacter();
        while (character >= ' ' && character < '@') {
            character = reader.readCharacter();
        }
    }

    private void oneCharacter() {
        if (follows()) {
            reader.readCharacter();
        }
    }

    /** The rest of {@code ESC ] …}, which a bell ends or {@code ESC \}. */
    private void controlString() {
        while (follows()) {
            int character = reader.readCharacter();
            if (character == BELL) {
                return;
            }
            if (character == ESCAPE) {
                oneCharacter();
                return;
            }
        }
    }

    private boolean follows() {
        int next = reader.peekCharacter(PIECE_MILLIS);
        return next != NonBlockingReader.READ_EXPIRED && next != NonBlockingReader.EOF;
    }
}
