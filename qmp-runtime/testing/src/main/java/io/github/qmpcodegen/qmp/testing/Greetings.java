package io.github.qmpcodegen.qmp.testing;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What servers say first. */
final class Greetings {
    private Greetings() {}

    static JsonNode of(int major, int minor, int micro, List<String> capabilities) {
        ObjectNode greeting = JsonNodeFactory.instance.objectNode();
        ObjectNode qmp = greeting.putObject("QMP");
        ObjectNode version = qmp.putObject("version");
        version.putObject("qemu").put("micro", micro).put("minor", minor).put("major", major);
        version.put("package", "fake");
        capabilities.forEach(qmp.putArray("capabilities")::add);
        return greeting;
    }
}
