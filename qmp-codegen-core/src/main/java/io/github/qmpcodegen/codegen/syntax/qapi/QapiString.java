package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * A string in quotes.
 *
 * @param text its text, escapes resolved
 * @param location where its quote opens
 */
public record QapiString(String text, SourceLocation location) implements QapiValue {

    @Override
    public String kind() {
        return "a string";
    }
}
