package io.github.qmpcodegen.samples.qmpshell.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.schema.InterfaceReader;
import io.github.qmpcodegen.samples.qmpshell.schema.LazyInterface;
import io.github.qmpcodegen.samples.qmpshell.syntax.LineParser;
import io.github.qmpcodegen.samples.qmpshell.syntax.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerValuesTest {

    private final StubServer server = new StubServer()
            .answering(
                    "query-block",
                    json("[{'device': 'cd0', 'qdev': '/machine/x'},"
                            + " {'device': '', 'qdev': 'hd', 'inserted': {'file': 'a.img', 'node-name': 'n0'}}]"))
            .answering(
                    "query-named-block-nodes",
                    json("[{'node-name': 'n0', 'drv': 'raw', 'file': 'a.img', 'dirty-bitmaps': [{'name': 'b0'}, {}]},"
                            + " {'node-name': '#block1', 'drv': 'file'}]"))
            .answering(
                    "query-jobs",
                    json("[{'id': 'j0', 'type': 'mirror', 'status': 'ready',"
                            + " 'current-progress': 1, 'total-progress': 2}]"))
            .answering("query-block-jobs", json("[{'device': 'old', 'type': 'stream', 'len': 1, 'offset': 0}]"))
            .answering("query-chardev", json("[{'label': 'mon', 'filename': 'unix:x'}]"))
            .answering(
                    "qom-list-types",
                    arguments ->
                            json("[{'name': '" + arguments.path("implements").asString("any") + "-a'}]"))
            .answering("query-block-exports", json("[{'id': 'exp0', 'type': 'nbd', 'node-name': 'n0'}]"))
            .answering(
                    "human-monitor-command",
                    arguments -> "\"n0: index=0,type=nic,model=e1000,macaddr=52:54:00:12:34:56\\r\\n"
                            + " \\\\ lan: index=0,type=user,net=10.0.2.0,restrict=off\\r\\n"
                            + "hub 0\\r\\n \\\\ port0\\r\\n"
                            + "lone: index=0,type=user,net=10.0.2.0,restrict=off\\r\\n\"")
            .answering("device-list-properties", json("[{'name': 'mac', 'type': 'str'}]"))
            .answering("qom-list", arguments -> switch (arguments.path("path").asString("")) {
                case "/" -> json("[{'name': 'machine', 'type': 'child<pc>'}, {'name': 'type', 'type': 'string'}]");
                case "/machine" ->
                    json("[{'name': 'peripheral', 'type': 'child<container>'}," + " {'name': 'smm', 'type': 'bool'}]");
                case "/objects" ->
                    json("[{'name': 'type', 'type': 'string'}, {'name': 'io0', 'type': 'child<iothread>'},"
                            + " {'name': 'ram0', 'type': 'child<memory-backend-ram>'},"
                            + " {'name': 'sec0', 'type': 'child<secret>'},"
                            + " {'name': 'tg0', 'type': 'child<throttle-group>'}]");
                case "/machine/peripheral" -> json("[{'name': 'net0', 'type': 'child<e1000>'}]");
                default -> "[]";
            });

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block-stream device=      | cd0 n0",
                "block-job-cancel device=  | j0",
                "job-cancel id=            | j0",
                "blockdev-mirror target=   | n0",
                "blockdev-add node-name=   |",
                "blockdev-add file=        | n0",
                "device_del id=            | net0 /machine/x hd",
                "device-sync-config id=    | net0",
                "object-del id=            | io0 ram0 sec0 tg0",
                "netdev_del id=            | lan port0 lone",
                "set_link name=            | n0 lan port0 lone",
                "query-rx-filter name=     | n0",
                "device_add netdev=        | lan port0 lone",
                "device_add iothread=      | io0",
                "device_add memdev=        | ram0",
                "object-add id=            |",
                "object-add netdev=        | lan port0 lone",
                "object-add indev=         | mon",
                "netdev_add id=            |",
                "chardev-add id=           |",
                "chardev-add device=       |",
                "chardev-change id=        | mon",
                "ringbuf-read device=      | mon",
                "block-export-add id=      |",
                "block-export-add node-name= | n0",
                "block-export-add iothread=  | io0",
                "block-export-del id=      | exp0",
                "nbd-server-remove name=   | exp0",
                "block-job-dismiss id=     | j0",
                "block-commit job-id=      |",
                "block-commit filter-node-name= |",
                "block-commit bottom=      | n0",
                "blockdev-mirror replaces= | n0",
                "block-dirty-bitmap-remove node=n0 name= | b0",
                "block-dirty-bitmap-remove node=n1 name= |",
                "block-dirty-bitmap-merge node=n0 target= | b0",
                "block-dirty-bitmap-add node=n0 name= |",
                "blockdev-backup bitmap=   | b0",
                "block_set_io_throttle group= | tg0",
                "blockdev-add key-secret=  | sec0",
                "blockdev-add throttle-group= | tg0",
                "x-blockdev-set-iothread iothread= | io0",
                "block-latency-histogram-set id= | net0 /machine/x hd",
                "snapshot-save vmstate=    | n0",
                "announce-self id=         |",
                "x-query-virtio-status path=/m | /machine",
                "blockdev-add path=        |",
                "eject id=                 | net0 /machine/x hd",
                "device_add driver=        | device-a",
                "device_add drive=         | n0",
                "device_add chardev=       | mon",
                "device_add id=            |",
                "chardev-remove id=        | mon",
                "qom-list-types implements=| any-a",
                "device-list-properties typename= | device-a",
                "qom-list path=            | /machine /objects",
                "qom-list path=/m          | /machine",
                "qom-get path=/machine/    | /machine/peripheral",
                "qom-get path=/machine property= | peripheral smm",
                "qom-set path=/machine value= |",
                "screendump filename=      |",
            })
    void valuesComeFromTheServer(String line, String expected) {
        assertEquals(expected == null ? "" : expected, values(line.strip()));
    }

    @Test
    void jobsOfOldServersAreBlockJobs() {
        server.answering("query-commands", json("[{'name': 'block-job-cancel'}, {'name': 'query-block-jobs'}]"));
        assertEquals("old", values("block-job-cancel device="));
    }

    @Test
    void aServerIsNotAskedForWhatItDoesNotHave() {
        server.answering("query-commands", json("[{'name': 'eject'}]"));
        assertEquals("", values("eject device="));
    }

    @Test
    void anAnswerOfAnotherFormIsNone() {
        server.answering("query-chardev", json("[{'name': 'x'}]"));
        assertEquals("", values("chardev-remove id="));
        server.answering("query-chardev", "7");
        assertEquals("", values("chardev-remove id="));
    }

    @Test
    void propertiesAreThoseOfTheDriver() {
        ServerValues values =
                new ServerValues(server, LazyInterface.of(InterfaceReader.read(server, Optional.empty())));
        assertEquals("mac", values.propertiesOf("e1000").get(0).text());
        assertEquals(0, values.propertiesOf("").size());
    }

    private String values(String line) {
        ServerValues values =
                new ServerValues(server, LazyInterface.of(InterfaceReader.read(server, Optional.empty())));
        var words = Words.of(line).words();
        var last = words.get(words.size() - 1);
        int equals = last.text().indexOf('=');
        ValuePlace place = new ValuePlace(
                words.get(0).text(),
                last.text().substring(0, equals),
                LineParser.readableArguments(words.subList(1, words.size() - 1)),
                last.text().substring(equals + 1));
        return values.of(place).stream().map(LiveValues.Value::text).collect(Collectors.joining(" "));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
