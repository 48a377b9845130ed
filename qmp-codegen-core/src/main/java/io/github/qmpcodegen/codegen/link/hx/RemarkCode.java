package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** What {@link HxRemarks} finds wanting in documentation that can be read all the same. */
enum RemarkCode implements DiagnosticCode {
    /** The heading of a command's section is not the command's name. */
    HEADING_NOT_COMMAND("heading-not-command"),
    /** A heading has no line of dashes below it. */
    HEADING_NOT_UNDERLINED("heading-not-underlined"),
    /** The line below a heading is longer or shorter than the heading. */
    UNDERLINE_LENGTH("underline-length"),
    /** A documented command has no entry. */
    COMMAND_WITHOUT_ENTRY("command-without-entry"),
    /** A documented command has an argument that the documentation leaves out. */
    UNDOCUMENTED_ARGUMENT("undocumented-argument"),
    /** The arguments are announced, and none follows. */
    EMPTY_ARGUMENTS("empty-arguments"),
    /** The documentation of an argument does not state its type. */
    UNTYPED_ARGUMENT("untyped-argument"),
    /** Members are listed where it was said that there are none. */
    MEMBERS_AFTER_NONE("members-after-none"),
    /** The reply of a documented command is not described. */
    UNSTATED_REPLY("unstated-reply"),
    /** The reply is shown by an example, but not described. */
    REPLY_BY_EXAMPLE("reply-by-example"),
    /** The reply that examples show is another than the one described. */
    EXAMPLE_CONTRADICTS_PROSE("example-contradicts-prose"),
    /** The description of an event does not say what data it carries, or that it carries none. */
    EVENT_WITHOUT_DATA_SECTION("event-without-data-section");

    private final String id;

    RemarkCode(String id) {
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
