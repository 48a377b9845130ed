package io.github.qmpcodegen.qmp.internal.introspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RequestFormsTest {

    private static final String TYPES = """
             {"name": "none", "meta-type": "object", "members": []},
             {"name": "Inet", "meta-type": "object", "members": [{"name": "host", "type": "str"}, {"name": "port", "type": "str"}]},
             {"name": "InetData", "meta-type": "object", "members": [{"name": "data", "type": "Inet"}]},
             {"name": "Kind", "meta-type": "enum", "values": ["inet", "null"]},
             {"name": "NoData", "meta-type": "object", "members": [{"name": "data", "type": "none"}]},
             {"name": "any", "meta-type": "builtin", "json-type": "value"},
             {"name": "null", "meta-type": "builtin", "json-type": "null"},
             {"name": "str", "meta-type": "builtin", "json-type": "string"}]
            """;

    private static final ServerInterface OLD = ServerInterface.of(QmpJson.parse("""
            [{"name": "object-add", "meta-type": "command", "arg-type": "Object", "ret-type": "none"},
             {"name": "blockdev-add", "meta-type": "command", "arg-type": "Add", "ret-type": "none"},
             {"name": "nbd-server-start", "meta-type": "command", "arg-type": "Start", "ret-type": "none"},
             {"name": "netdev_add", "meta-type": "command", "arg-type": "Inet", "ret-type": "none"},
             {"name": "Object", "meta-type": "object", "members": [
               {"name": "qom-type", "type": "str"}, {"name": "id", "type": "str"}, {"name": "props", "type": "any", "default": null}]},
             {"name": "Add", "meta-type": "object", "members": [{"name": "options", "type": "Node"}]},
             {"name": "Node", "meta-type": "object", "members": [
               {"name": "driver", "type": "str"}, {"name": "server", "type": "Address", "default": null},
               {"name": "backing", "type": "Ref", "default": null}]},
             {"name": "Ref", "meta-type": "alternate", "members": [{"type": "Node"}, {"type": "str"}]},
             {"name": "Start", "meta-type": "object", "members": [
               {"name": "addr", "type": "Address"}, {"name": "more", "type": "[Address]", "default": null}]},
             {"name": "[Address]", "meta-type": "array", "element-type": "Address"},
             {"name": "Address", "meta-type": "object", "tag": "type", "members": [{"name": "type", "type": "Kind"}],
              "variants": [{"case": "inet", "type": "InetData"}, {"case": "null", "type": "NoData"}]},
            """ + TYPES));

    private static final ServerInterface NEW = ServerInterface.of(QmpJson.parse("""
            [{"name": "object-add", "meta-type": "command", "arg-type": "Object", "ret-type": "none"},
             {"name": "blockdev-add", "meta-type": "command", "arg-type": "Node", "ret-type": "none"},
             {"name": "nbd-server-start", "meta-type": "command", "arg-type": "Start", "ret-type": "none"},
             {"name": "Object", "meta-type": "object", "tag": "qom-type", "members": [
               {"name": "qom-type", "type": "str"}, {"name": "id", "type": "str"}], "variants": []},
             {"name": "Node", "meta-type": "object", "members": [
               {"name": "driver", "type": "str"}, {"name": "server", "type": "Address", "default": null},
               {"name": "backing", "type": "Ref", "default": null}]},
             {"name": "Ref", "meta-type": "alternate", "members": [{"type": "Node"}, {"type": "str"}, {"type": "null"}]},
             {"name": "Start", "meta-type": "object", "members": [{"name": "addr", "type": "Address"}]},
             {"name": "Address", "meta-type": "object", "tag": "type", "members": [{"name": "type", "type": "Kind"}],
              "variants": [{"case": "inet", "type": "Inet"}, {"case": "null", "type": "none"}]},
            """ + TYPES));

    private static final QemuVersion UNUSED = new QemuVersion(0, 0, 0, "");

    private static void assertForms(
            ServerInterface server, QemuVersion version, String command, String in, String out) {
        ObjectNode given = (ObjectNode) QmpJson.parse(in);
        JsonNode before = given.deepCopy();
        assertEquals(QmpJson.parse(out), new RequestForms(server, version).convert(command, given));
        assertEquals(before, given, "what the caller has stays as it is");
    }

    /** What each of the two takes becomes what the other takes, and stays what it is for itself. */
    private static void assertBothWays(String command, String old, String recent) {
        assertForms(OLD, UNUSED, command, recent, old);
        assertForms(OLD, UNUSED, command, old, old);
        assertForms(NEW, UNUSED, command, old, recent);
        assertForms(NEW, UNUSED, command, recent, recent);
    }

    @Test
    void propertiesOfObjectsStandInPropsOrBeside() {
        assertBothWays(
                "object-add",
                "{\"qom-type\": \"iothread\", \"id\": \"t\", \"props\": {\"poll-max-ns\": 1}}",
                "{\"qom-type\": \"iothread\", \"id\": \"t\", \"poll-max-ns\": 1}");
        assertBothWays(
                "object-add",
                "{\"qom-type\": \"iothread\", \"id\": \"t\"}",
                "{\"qom-type\": \"iothread\", \"id\": \"t\"}");
    }

    @Test
    void optionsOfNodesStandInOptionsOrAreTheArguments() {
        assertBothWays("blockdev-add", "{\"options\": {\"driver\": \"null-co\"}}", "{\"driver\": \"null-co\"}");
    }

    @Test
    void addressesAreWrappedOrFlatHoweverDeep() {
        assertBothWays(
                "nbd-server-start",
                "{\"addr\": {\"type\": \"inet\", \"data\": {\"host\": \"h\", \"port\": \"1\"}}}",
                "{\"addr\": {\"type\": \"inet\", \"host\": \"h\", \"port\": \"1\"}}");
        assertBothWays(
                "nbd-server-start",
                "{\"addr\": {\"type\": \"null\", \"data\": {}}}",
                "{\"addr\": {\"type\": \"null\"}}");
        assertBothWays(
                "blockdev-add",
                "{\"options\": {\"driver\": \"q\", \"backing\": {\"driver\": \"n\", \"server\":"
                        + " {\"type\": \"inet\", \"data\": {\"host\": \"h\", \"port\": \"1\"}}}}}",
                "{\"driver\": \"q\", \"backing\": {\"driver\": \"n\", \"server\":"
                        + " {\"type\": \"inet\", \"host\": \"h\", \"port\": \"1\"}}}");
        assertForms(
                OLD,
                UNUSED,
                "nbd-server-start",
                "{\"more\": [{\"type\": \"inet\", \"host\": \"h\", \"port\": \"1\"}]}",
                "{\"more\": [{\"type\": \"inet\", \"data\": {\"host\": \"h\", \"port\": \"1\"}}]}");
    }

    @Test
    void noBackingIsNullOrEmpty() {
        assertBothWays(
                "blockdev-add",
                "{\"options\": {\"driver\": \"qcow2\", \"backing\": \"\"}}",
                "{\"driver\": \"qcow2\", \"backing\": null}");
        assertBothWays(
                "blockdev-add",
                "{\"options\": {\"driver\": \"qcow2\", \"backing\": \"node\"}}",
                "{\"driver\": \"qcow2\", \"backing\": \"node\"}");
    }

    @Test
    void whereTheServerTellsNamesOnlyItsVersionTells() {
        ServerInterface names = ServerInterface.ofNames(List.of("object-add", "blockdev-add", "stop"), List.of());
        QemuVersion old = new QemuVersion(2, 4, 1, "");
        assertForms(
                names,
                old,
                "object-add",
                "{\"qom-type\": \"rng-random\", \"id\": \"r\", \"filename\": \"f\"}",
                "{\"qom-type\": \"rng-random\", \"id\": \"r\", \"props\": {\"filename\": \"f\"}}");
        assertForms(
                names,
                old,
                "blockdev-add",
                "{\"driver\": \"qcow2\", \"backing\": null}",
                "{\"options\": {\"driver\": \"qcow2\", \"backing\": \"\"}}");
        assertForms(names, old, "stop", "{\"x\": 1}", "{\"x\": 1}");
        assertForms(names, old, "unknown", "{\"x\": 1}", "{\"x\": 1}");
    }

    @Test
    void whereBothFormsAreTakenNothingIsMoved() {
        ServerInterface open = ServerInterface.of(QmpJson.parse("""
                [{"name": "object-add", "meta-type": "command", "arg-type": "Object", "ret-type": "none"},
                 {"name": "Object", "meta-type": "object", "members": [
                   {"name": "qom-type", "type": "str"}, {"name": "props", "type": "any", "default": null}]},
                """ + TYPES));
        String flat = "{\"qom-type\": \"iothread\", \"poll-max-ns\": 1}";
        String held = "{\"qom-type\": \"iothread\", \"props\": {\"poll-max-ns\": 1}}";
        assertForms(open, UNUSED, "object-add", flat, flat);
        assertForms(open, UNUSED, "object-add", held, held);
    }
}
