package io.github.qmpcodegen.qmp.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServerAcceptsTest {

    private static final String TYPES = """
             {"name": "none", "meta-type": "object", "members": []},
             {"name": "[Node]", "meta-type": "array", "element-type": "Node"},
             {"name": "int", "meta-type": "builtin", "json-type": "int"},
             {"name": "number", "meta-type": "builtin", "json-type": "number"},
             {"name": "bool", "meta-type": "builtin", "json-type": "boolean"},
             {"name": "any", "meta-type": "builtin", "json-type": "value"},
             {"name": "null", "meta-type": "builtin", "json-type": "null"},
             {"name": "str", "meta-type": "builtin", "json-type": "string"}]
            """;

    private static final String OLD = """
            [{"name": "node-add", "meta-type": "command", "arg-type": "Node", "ret-type": "Status"},
             {"name": "device_add", "meta-type": "command", "arg-type": "Device", "ret-type": "none"},
             {"name": "eject", "meta-type": "command", "arg-type": "Device", "ret-type": "none"},
             {"name": "set", "meta-type": "command", "arg-type": "Set", "ret-type": "none"},
             {"name": "STOP", "meta-type": "event", "arg-type": "Status"},
             {"name": "Device", "meta-type": "object", "members": [{"name": "driver", "type": "str"}]},
             {"name": "Set", "meta-type": "object", "members": [
               {"name": "count", "type": "int", "default": null}, {"name": "rate", "type": "number", "default": null},
               {"name": "anything", "type": "any", "default": null}]},
             {"name": "Status", "meta-type": "object", "members": [
               {"name": "running", "type": "bool"}, {"name": "nodes", "type": "[Node]", "default": null}]},
             {"name": "Node", "meta-type": "object", "tag": "driver", "members": [{"name": "driver", "type": "Driver"}],
              "variants": [{"case": "file", "type": "File"}, {"case": "zero", "type": "none"}]},
             {"name": "File", "meta-type": "object", "members": [
               {"name": "path", "type": "str"}, {"name": "backing", "type": "Ref", "default": null},
               {"name": "children", "type": "[Node]", "default": null}]},
             {"name": "Ref", "meta-type": "alternate", "members": [{"type": "Node"}, {"type": "str"}]},
             {"name": "Driver", "meta-type": "enum", "values": ["file", "zero"]},
            """ + TYPES;

    private static final String NEW = """
            [{"name": "node-add", "meta-type": "command", "arg-type": "Node", "ret-type": "Status"},
             {"name": "node-del", "meta-type": "command", "arg-type": "none", "ret-type": "none", "releases": "6.1.0-"},
             {"name": "Status", "meta-type": "object", "members": [{"name": "running", "type": "bool"}]},
             {"name": "Node", "meta-type": "object", "tag": "driver", "members": [
               {"name": "driver", "type": "Driver"}, {"name": "cache", "type": "str", "default": null, "releases": "5.0.0-9.2.0"}],
              "variants": [{"case": "file", "type": "File"}, {"case": "nvme", "type": "File"}]},
             {"name": "File", "meta-type": "object", "members": [
               {"name": "path", "type": "str"}, {"name": "backing", "type": "Node", "default": null},
               {"name": "lock", "type": "str", "default": null, "releases": "4.0.0-"}]},
             {"name": "Driver", "meta-type": "enum", "values": ["file", "nvme"],
              "members": [{"name": "file"}, {"name": "nvme", "releases": "7.0.0-"}]},
            """ + TYPES;

    private static final ServerInterface SERVER = ServerInterface.of(QmpJson.parse(OLD));
    private static final ServerInterface COMPARING =
            SERVER.withReleasesOf(() -> Optional.of(ServerInterface.of(QmpJson.parse(NEW))));

    private static List<String> reasons(ServerInterface server, String command, String arguments) {
        return server.accepts(command, QmpJson.parse(arguments)).stream()
                .map(Misfit::toString)
                .toList();
    }

    private static void assertTaken(String command, String arguments) {
        assertEquals(List.of(), reasons(SERVER, command, arguments));
    }

    @Test
    void whatTheServerKnowsIsTaken() {
        assertTaken("node-add", "{'driver': 'zero'}".replace('\'', '"'));
        assertTaken("node-add", """
                {"path": "a", "driver": "file", "backing": {"driver": "file", "path": "b", "backing": "c"},
                 "children": [{"driver": "zero"}]}
                """);
        assertTaken("set", "{\"count\": 3, \"rate\": 1.5, \"anything\": {\"x\": [null]}}");
        assertTaken("set", "{\"rate\": 1}");
    }

    @Test
    void openArgumentsMayHaveAnyMembers() {
        assertTaken("device_add", "{\"driver\": \"virtio-net-pci\", \"netdev\": \"n0\", \"mq\": true}");
        assertEquals(List.of("device_add: 'driver' is missing"), reasons(SERVER, "device_add", "{\"mq\": true}"));
    }

    @Test
    void membersValuesAndKindsThatAreUnknownAreToldByPath() {
        assertEquals(
                List.of(
                        "node-add: 'children[1].driver' cannot be 'nvme'",
                        "node-add: 'children[2].backing' cannot be null",
                        "node-add: 'children[2].lock' is unknown",
                        "node-add: 'cache' is unknown"),
                reasons(SERVER, "node-add", """
                        {"driver": "file", "path": "a", "cache": "none", "children": [
                          {"driver": "zero"},
                          {"driver": "nvme", "device": "0000:01:00.0"},
                          {"driver": "file", "path": "b", "lock": "on", "backing": null}]}
                        """));
        assertEquals(List.of("set: 'count' cannot be a string"), reasons(SERVER, "set", "{\"count\": \"3\"}"));
        assertEquals(
                List.of("set: 'count' cannot be a number with a fraction"), reasons(SERVER, "set", "{\"count\": 1.5}"));
    }

    @Test
    void whatMustBeThereIsMissed() {
        assertEquals(List.of("node-add: 'path' is missing"), reasons(SERVER, "node-add", "{\"driver\": \"file\"}"));
        assertEquals(List.of("node-add: 'driver' is missing"), reasons(SERVER, "node-add", "{\"path\": \"x\"}"));
    }

    @Test
    void releasesAreThoseOfThePackageThatKnowsThem() {
        assertEquals(
                Set.of(
                        "node-add: 'backing.driver' cannot be 'nvme' (in QEMU 7.0.0 and later)",
                        "node-add: 'lock' is unknown (in QEMU 4.0.0 and later)",
                        "node-add: 'cache' is unknown (in QEMU 5.0.0 to 9.2.0)"),
                Set.copyOf(reasons(COMPARING, "node-add", """
                        {"driver": "file", "path": "a", "cache": "none", "lock": "on", "backing": {"driver": "nvme"}}
                        """)));
        assertEquals(
                List.of("node-del: there is no such command (in QEMU 6.1.0 and later)"),
                reasons(COMPARING, "node-del", "{}"));
        assertEquals(List.of("other: there is no such command"), reasons(COMPARING, "other", "{}"));
    }

    @Test
    void replacementsAreNamed() {
        assertEquals(
                List.of("query-cpus: there is no such command (use 'query-cpus-fast' instead)"),
                reasons(SERVER, "query-cpus", "{}"));
        assertEquals(
                List.of("eject: 'device' is unknown (use 'id' instead)"),
                reasons(SERVER, "eject", "{\"driver\": \"\", \"device\": \"ide0\"}"));
        ServerInterface flat = ServerInterface.of(QmpJson.parse("""
                [{"name": "object-add", "meta-type": "command", "arg-type": "Object", "ret-type": "none"},
                 {"name": "Object", "meta-type": "object", "tag": "type", "variants": [],
                  "members": [{"name": "type", "type": "Kind"}]},
                 {"name": "Kind", "meta-type": "enum", "values": ["iothread"]}]
                """));
        assertEquals(
                List.of("object-add: 'props' is unknown (use its members by themselves instead)"),
                reasons(flat, "object-add", "{\"type\": \"iothread\", \"props\": {}}"));
    }

    @Test
    void ofAServerThatTellsNamesArgumentsAreNotJudged() {
        ServerInterface old = ServerInterface.ofNames(List.of("stop"), List.of());
        assertEquals(List.of(), reasons(old, "stop", "{\"whatever\": 1}"));
        assertEquals(List.of("cont: there is no such command"), reasons(old, "cont", "{}"));
    }

    @Test
    void whatTheServerListsCounts() {
        ServerInterface listing = SERVER.listing(List.of("eject", "qom-set"));
        assertEquals(List.of("set: there is no such command"), reasons(listing, "set", "{}"));
        assertEquals(List.of(), reasons(listing, "qom-set", "{\"x\": 1}"));
        assertEquals(1, reasons(listing, "eject", "{}").size());
    }

    @Test
    void returnValuesAndDataHaveMisfitsToo() {
        assertEquals(
                Set.of("return.nodes[0].path", "return.more", "return.running"),
                SERVER
                        .misfitsOfReturn(
                                "node-add", QmpJson.parse("{\"nodes\": [{\"driver\": \"file\"}], \"more\": 1}"))
                        .stream()
                        .map(Misfit::path)
                        .collect(Collectors.toSet()));
        assertEquals(
                List.of("STOP: 'data.running' is missing"),
                SERVER.misfitsOfData("STOP", QmpJson.parse("{}")).stream()
                        .map(Misfit::toString)
                        .toList());
        assertEquals(
                List.of("RESUME: there is no such event"),
                SERVER.misfitsOfData("RESUME", QmpJson.parse("{}")).stream()
                        .map(Misfit::toString)
                        .toList());
    }
}
