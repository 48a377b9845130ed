/** A QMP server that speaks a schema. */
module io.github.qmpcodegen.qmp.server {
    requires transitive io.github.qmpcodegen.qmp;

    exports io.github.qmpcodegen.qmp.server;
}
