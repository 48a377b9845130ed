package io.github.qmpcodegen.codegen.cli;

/** What the help of every verb says about sources. */
final class SourceHelp {

    static final String DESCRIPTION =
            "A qmp-commands.hx, a qmp-events.txt, a QAPI schema, an answer to query-qmp-schema, a"
                    + " folder of such files, the address of a server (unix:PATH or tcp:HOST:PORT), or a QEMU to start and ask"
                    + " (qemu:PATH). With a label, as in"
                    + " 7.2=SOURCE, it describes that release; labelled sources together describe the interface of several.";

    private SourceHelp() {}
}
