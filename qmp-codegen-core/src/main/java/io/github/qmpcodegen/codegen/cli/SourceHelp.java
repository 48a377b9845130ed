package io.github.qmpcodegen.codegen.cli;

/** What the help of every verb says of sources. */
final class SourceHelp {

    static final String DESCRIPTION = "A qmp-commands.hx or a qmp-events.txt.";

    private SourceHelp() {}
}
