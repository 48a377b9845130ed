package io.github.qmpcodegen.codegen.cli;

/** What the help of every verb says of sources. */
final class SourceHelp {

    static final String DESCRIPTION =
            "A qmp-commands.hx, a qmp-events.txt, a QAPI schema, an answer of query-qmp-schema, a"
                    + " folder that holds such files, or the address of a server: unix:PATH or tcp:HOST:PORT. Behind a label, as in"
                    + " 7.2=SOURCE, it describes that release, and all of them the interface of several.";

    private SourceHelp() {}
}
