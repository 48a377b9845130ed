package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;
import java.util.Optional;

/**
 * An object in braces. At the top level it is an expression, such as the definition of a command.
 *
 * @param entries its entries in order; a duplicate key appears twice
 * @param lastComments the comments between its last entry and its closing brace
 * @param location where its brace opens
 */
public record QapiObject(List<Entry> entries, List<TextLine> lastComments, SourceLocation location)
        implements QapiValue, QapiElement {

    /** Copies the lists. */
    public QapiObject {
        entries = List.copyOf(entries);
        lastComments = List.copyOf(lastComments);
    }

    /** Returns the first entry with a key. */
    public Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
    }

    /** Returns the value of the first entry with a key. */
    public Optional<QapiValue> value(String key) {
        return entry(key).map(Entry::value);
    }

    @Override
    public String kind() {
        return "an object";
    }

    /**
     * An entry of an object.
     *
     * @param comments the comments between the previous entry and the end of this one
     * @param key its key
     * @param value its value
     */
    public record Entry(List<TextLine> comments, QapiString key, QapiValue value) {

        /** Copies the comments. */
        public Entry {
            comments = List.copyOf(comments);
        }
    }
}
