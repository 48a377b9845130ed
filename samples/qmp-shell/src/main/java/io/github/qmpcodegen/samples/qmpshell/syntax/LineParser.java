package io.github.qmpcodegen.samples.qmpshell.syntax;

import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Text;
import io.github.qmpcodegen.samples.qmpshell.syntax.Statement.Invocation;
import java.util.List;

/**
 * Reads a line in the notation of QEMU's own {@code qmp-shell}, {@code command key=value key.member=value key={…}}, or
 * one that is a whole message in braces.
 */
public final class LineParser {

    private static final String OPEN = "transaction(";
    private static final String CLOSE = ")";

    private LineParser() {}

    /**
     * Reads a line.
     *
     * @param line what was typed
     * @param inTransaction whether a transaction is open, whose actions are then what lines are
     * @throws MistakeException if it cannot be read
     */
    public static Statement parse(String line, boolean inTransaction) throws MistakeException {
        List<Word> words = Words.of(line).words();
        if (words.isEmpty() || words.get(0).text().startsWith("#")) {
            return new Statement.Nothing();
        }
        Word first = words.get(0);
        if (first.text().startsWith("{") && !inTransaction) {
            return new Statement.Message(message(line, first));
        }
        if (first.text().equals(OPEN)) {
            if (inTransaction) {
                throw new MistakeException("a transaction is already open; end it with )", first.start(), first.end());
            }
            return transaction(words.subList(1, words.size()));
        }
        if (!inTransaction) {
            return invocation(words);
        }
        if (first.text().equals(CLOSE)) {
            if (words.size() > 1) {
                throw new MistakeException(
                        "nothing may follow the ) that ends a transaction",
                        words.get(1).start(),
                        last(words).end());
            }
            return new Statement.Close();
        }
        boolean closed = last(words).text().equals(CLOSE);
        return new Statement.Action(invocation(closed ? words.subList(0, words.size() - 1) : words), closed);
    }

    private static Members message(String line, Word first) throws MistakeException {
        Input message = LiteralReader.read(line.substring(first.start()), first.start());
        if (message instanceof Members members) {
            return members;
        }
        throw new MistakeException("a message is an object", message.start(), message.end());
    }

    private static Statement transaction(List<Word> words) throws MistakeException {
        if (words.isEmpty()) {
            return new Statement.Transaction(null, false);
        }
        boolean closed = last(words).text().equals(CLOSE);
        List<Word> action = closed ? words.subList(0, words.size() - 1) : words;
        return new Statement.Transaction(action.isEmpty() ? null : invocation(action), closed);
    }

    private static Invocation invocation(List<Word> words) throws MistakeException {
        Word name = words.get(0);
        if (name.text().indexOf('=') >= 0) {
            throw new MistakeException("expected a command before the first argument", name.start(), name.start());
        }
        MemberTree arguments = new MemberTree(name.end());
        for (Word word : words.subList(1, words.size())) {
            argument(word, arguments);
        }
        return new Invocation(name, arguments.members());
    }

    /** The arguments among words that can be read, for a line that is not finished. */
    public static Members readableArguments(List<Word> words) {
        MemberTree arguments = new MemberTree(0);
        for (Word word : words) {
            try {
                argument(word, arguments);
            } catch (MistakeException e) {
                // What is wrong with it is reported when the line is sent.
            }
        }
        return arguments.members();
    }

    private static void argument(Word word, MemberTree arguments) throws MistakeException {
        int equals = word.text().indexOf('=');
        if (equals <= 0) {
            throw new MistakeException(
                    equals < 0
                            ? "expected name=value, found '" + word.text() + "'"
                            : "expected the name of an argument before =",
                    word.start(),
                    equals < 0 ? word.end() : word.start() + 1);
        }
        Word key = new Word(word.text().substring(0, equals), word.start());
        arguments.put(key, value(word.text().substring(equals + 1), word.start() + equals + 1));
    }

    private static Input value(String text, int start) throws MistakeException {
        if (text.startsWith("{") || text.startsWith("[")) {
            return LiteralReader.read(text, start);
        }
        return unquoted(text, start);
    }

    /** Text without the quotes around it or parts of it; a backslash within quotes keeps the character behind it. */
    private static Text unquoted(String text, int start) throws MistakeException {
        StringBuilder plain = new StringBuilder();
        boolean anyQuotes = false;
        char quote = 0;
        int quoteAt = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                quoteAt = i;
                anyQuotes = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote != 0 && c == '\\' && i + 1 < text.length()) {
                plain.append(text.charAt(++i));
            } else {
                plain.append(c);
            }
        }
        if (quote != 0) {
            throw new MistakeException("this quote is not closed", start + quoteAt, start + text.length());
        }
        return new Text(plain.toString(), anyQuotes, start, start + text.length());
    }

    private static Word last(List<Word> words) {
        return words.get(words.size() - 1);
    }
}
