/** The QMP client that generated code calls: connections, calls, events, jobs, devices, the guest agent. */
module io.github.qmpcodegen.qmp {
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;
    // For events of the flight recorder, in JVMs that have one.
    requires static jdk.jfr;
    // Generated packages carry javax.annotation.processing.Generated.
    requires static transitive java.compiler;

    exports io.github.qmpcodegen.qmp;
    exports io.github.qmpcodegen.qmp.agent;
    exports io.github.qmpcodegen.qmp.codec;
    exports io.github.qmpcodegen.qmp.device;
    exports io.github.qmpcodegen.qmp.job;
    exports io.github.qmpcodegen.qmp.schema;
}
