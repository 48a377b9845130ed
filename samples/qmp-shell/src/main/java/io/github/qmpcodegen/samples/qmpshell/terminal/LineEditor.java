package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.complete.Suggestion;
import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import io.github.qmpcodegen.samples.qmpshell.syntax.Word;
import io.github.qmpcodegen.samples.qmpshell.syntax.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/** JLine's editor for the lines of a mode. */
final class LineEditor {

    private static final String HELP = "qmp-help";
    private static final int MOST_LISTED = 60;

    private LineEditor() {}

    /** A style that shows nothing; for none at all the editor takes its own. */
    private static final String NOT_BOLD = "22";

    /** How a list of completions looks; each of them has a colour by default. */
    private static final List<String> LIST_STYLES = List.of(
            LineReader.COMPLETION_STYLE_GROUP,
            LineReader.COMPLETION_STYLE_LIST_GROUP,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_BACKGROUND,
            LineReader.COMPLETION_STYLE_LIST_BACKGROUND);

    /**
     * Makes the editor.
     *
     * @param terminal where lines are typed
     * @param mode the language that they are in
     * @param history keeps them
     * @param coloured whether they have colours
     */
    static LineReader of(Terminal terminal, Mode mode, Path history, boolean coloured) {
        LineReader reader = LineReaderBuilder.builder()
                .appName("qmp-shell")
                .terminal(terminal)
                .parser(new ModeParser(mode))
                .completer((unused, line, candidates) -> suggest(mode, line, candidates))
                .highlighter(new ModeHighlighter(mode, coloured))
                .history(new ShellHistory())
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ... ")
                .variable(LineReader.LIST_MAX, MOST_LISTED)
                .variable(LineReader.OTHERS_GROUP_NAME, "")
                // An exclamation mark is part of many a value.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                // Its mark is in a colour.
                .option(LineReader.Option.AUTO_FRESH_LINE, coloured)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        if (!coloured) {
            LIST_STYLES.forEach(style -> reader.setVariable(style, NOT_BOLD));
        }
        reader.getWidgets().put(HELP, () -> {
            mode.help(reader.getBuffer().toString());
            return true;
        });
        KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN), "every editor has it");
        TerminalReports.ignore((LineReaderImpl) reader, keys);
        keys.bind(new Reference(HELP), KeyMap.alt('h'), KeyMap.esc() + "OP", KeyMap.key(terminal, Capability.key_f1));
        return reader;
    }

    private static void suggest(Mode mode, ParsedLine line, List<Candidate> candidates) {
        int order = 0;
        for (Suggestion suggestion : mode.suggest(line.line().substring(0, line.cursor()))) {
            candidates.add(new Candidate(
                    suggestion.word(),
                    suggestion.shown(),
                    null,
                    suggestion.description().isEmpty() ? null : suggestion.description(),
                    null,
                    null,
                    suggestion.finished(),
                    order++));
        }
    }

    /** Finds the word at the cursor, and whether a line is whole. */
    private record ModeParser(Mode mode) implements Parser {

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && !mode.isComplete(line)) {
                throw new EOFError(-1, -1, "a bracket or a quote is open");
            }
            return new CursorLine(line, cursor);
        }
    }

    /** A line as completion sees it: the word ends at the cursor, and is replaced as it was typed. */
    private static final class CursorLine implements CompletingParsedLine {

        private final String line;
        private final int cursor;
        private final List<String> words;

        CursorLine(String line, int cursor) {
            this.line = line;
            this.cursor = cursor;
            List<Word> before = Words.of(line.substring(0, cursor)).words();
            boolean within = !before.isEmpty() && before.get(before.size() - 1).end() == cursor;
            List<String> texts = new ArrayList<>(before.stream().map(Word::text).toList());
            if (!within) {
                texts.add("");
            }
            words = List.copyOf(texts);
        }

        @Override
        public String word() {
            return words.get(wordIndex());
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words.size() - 1;
        }

        @Override
        public List<String> words() {
            return words;
        }

        @Override
        public String line() {
            return line;
        }

        @Override
        public int cursor() {
            return cursor;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }

    private record ModeHighlighter(Mode mode, boolean coloured) implements Highlighter {

        @Override
        public AttributedString highlight(LineReader reader, String buffer) {
            return coloured ? mode.coloured(buffer) : new AttributedString(buffer);
        }
    }
}
