/** A module that gives its generated package to others. */
module com.acme.app {
    requires transitive io.github.qmpcodegen.qmp;

    exports com.acme.bell;
    exports com.acme.app;
}
