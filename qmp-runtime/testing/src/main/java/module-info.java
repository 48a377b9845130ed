/** A QMP server for tests without QEMU, and JUnit extensions for tests with a fake or a real QEMU. */
module io.github.qmpcodegen.qmp.testing {
    requires transitive io.github.qmpcodegen.qmp.server;
    requires static transitive org.junit.jupiter.api;

    exports io.github.qmpcodegen.qmp.testing;
}
