package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * A value that is a word or a number.
 *
 * @param kindOfLiteral which kind of literal
 * @param text the text as written, which for a truth value is {@code True} in some files and {@code true} in others
 * @param location where it is
 */
public record QapiLiteral(Kind kindOfLiteral, String text, SourceLocation location) implements QapiValue {

    @Override
    public String kind() {
        return switch (kindOfLiteral) {
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
            case NUMBER -> "a number";
        };
    }

    /** The kinds of literals. */
    public enum Kind {
        /** True. */
        TRUE,
        /** False. */
        FALSE,
        /** Null. */
        NULL,
        /** A number. */
        NUMBER
    }
}
