package io.github.qmpcodegen.codegen.cli;

/** What the help of every verb says of sources. */
final class SourceHelp {

    static final String DESCRIPTION =
            "A qmp-commands.hx, a qmp-events.txt, a QAPI schema, an answer of query-qmp-schema, a"
                    + " folder that holds such files, the address of a server (unix:PATH or tcp:HOST:PORT), or a QEMU to be started and asked"
                    + " (qemu:PATH). Behind a label, as in"
                    + " 7.2=SOURCE, it describes that release, and all of them the interface of several.";

    private SourceHelp() {}
}
