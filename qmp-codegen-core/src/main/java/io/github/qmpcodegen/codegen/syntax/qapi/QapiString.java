package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * A string in quotes.
 *
 * @param text its text, with escapes resolved
 * @param plain whether it is written as QEMU's own parser reads it: in single quotes, all printable ASCII, and nothing
 *     escaped but backslashes
 * @param location where its quote opens
 */
public record QapiString(String text, boolean plain, SourceLocation location) implements QapiValue {

    /** Creates a string that is written plainly. */
    public QapiString(String text, SourceLocation location) {
        this(text, true, location);
    }

    @Override
    public String kind() {
        return "a string";
    }
}
