package io.github.qmpcodegen.codegen.lint;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** What the rules on schemas find. */
public enum LintCode implements DiagnosticCode {
    /** A command of which nothing is said. */
    UNDOCUMENTED_COMMAND("undocumented-command"),
    /** An event of which nothing is said. */
    UNDOCUMENTED_EVENT("undocumented-event"),
    /** A member of a reply or an event of which nothing states the type. */
    UNTYPED_MEMBER("untyped-member"),
    /** Something is deprecated, and nothing says what to use instead. */
    UNEXPLAINED_DEPRECATION("unexplained-deprecation"),
    /** An example is not JSON, though it can be guessed what is meant. */
    MENDED_EXAMPLE("mended-example"),
    /** An example is not JSON because something is left out of it. */
    ELIDED_EXAMPLE("elided-example"),
    /** An example executes a command that there is not. */
    EXAMPLE_UNKNOWN_COMMAND("example-unknown-command"),
    /** An example shows an event that there is not. */
    EXAMPLE_UNKNOWN_EVENT("example-unknown-event"),
    /** An example has a member that its type has not. */
    EXAMPLE_UNKNOWN_MEMBER("example-unknown-member"),
    /** An example lacks a member that its type always has. */
    EXAMPLE_MISSING_MEMBER("example-missing-member"),
    /** An example has a value of another kind than its type. */
    EXAMPLE_WRONG_TYPE("example-wrong-type"),
    /** An example has a value that its type does not list. */
    EXAMPLE_UNKNOWN_VALUE("example-unknown-value");

    private final String id;

    LintCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }
}
