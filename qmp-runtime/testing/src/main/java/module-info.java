/** A QMP server for tests that need no QEMU, and what tests that do need one are marked with. */
module io.github.qmpcodegen.qmp.testing {
    requires transitive io.github.qmpcodegen.qmp.server;
    requires static transitive org.junit.jupiter.api;

    exports io.github.qmpcodegen.qmp.testing;
}
