package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QemuVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The greetings of servers. */
final class Greetings {
    private Greetings() {}

    static JsonNode of(QemuVersion version, List<String> capabilities) {
        ObjectNode greeting = JsonNodeFactory.instance.objectNode();
        ObjectNode qmp = greeting.putObject("QMP");
        qmp.set("version", version(version));
        capabilities.forEach(qmp.putArray("capabilities")::add);
        return greeting;
    }

    /** The version as in the greeting and in the reply to {@code query-version}. */
    static JsonNode version(QemuVersion version) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.putObject("qemu")
                .put("micro", version.micro())
                .put("minor", version.minor())
                .put("major", version.major());
        reply.put("package", version.packageVersion());
        return reply;
    }
}
