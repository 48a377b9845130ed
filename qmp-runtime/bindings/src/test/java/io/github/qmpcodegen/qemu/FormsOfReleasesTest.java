package io.github.qmpcodegen.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.qmp.schema.Misfit;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What releases say each in their own way: what is gone has a replacement, and old replies read as new ones. */
@Timeout(60)
class FormsOfReleasesTest {

    private static final ServerInterface FACTS =
            new QemuRegistry().generatedFrom().orElseThrow();

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            11.0.0 | blockdev-add               | {'driver': 'null-co', 'options': {}} | its members by themselves
            6.0.0  | query-cpus                 | {} | 'query-cpus-fast'
            6.0.0  | cpu-add                    | {'id': 1} | 'device_add'
            6.0.0  | migrate_set_speed          | {'value': 1} | 'migrate-set-parameters'
            6.0.0  | migrate_set_downtime       | {'value': 1} | 'migrate-set-parameters'
            6.0.0  | migrate-set-cache-size     | {'value': 1} | 'migrate-set-parameters'
            6.0.0  | query-migrate-cache-size   | {} | 'query-migrate-parameters'
            6.0.0  | query-events               | {} | 'query-qmp-schema'
            6.0.0  | change                     | {'device': 'd', 'target': 't'} | 'blockdev-change-medium', or 'change-vnc-password' for VNC,
            9.1.0  | migrate                    | {'uri': 'tcp:h:1', 'inc': true} | 'blockdev-mirror' to an NBD server
            9.1.0  | migrate                    | {'uri': 'tcp:h:1', 'blk': true} | 'blockdev-mirror' to an NBD server
            9.1.0  | migrate-set-parameters     | {'block-incremental': true} | 'blockdev-mirror' to an NBD server
            9.1.0  | migrate-set-parameters     | {'compress-level': 1} | 'multifd'
            9.1.0  | migrate-set-capabilities   | {'capabilities': [{'capability': 'compress', 'state': true}]} | 'multifd'
            9.1.0  | migrate-set-capabilities   | {'capabilities': [{'capability': 'block', 'state': true}]} | 'blockdev-mirror' to an NBD server
            11.0.0 | migrate-set-capabilities   | {'capabilities': [{'capability': 'zero-blocks', 'state': true}]} | 'blockdev-mirror' to an NBD server
            11.0.0 | chardev-change             | {'id': 'c', 'backend': {'type': 'socket', 'data': {'addr': {'type': 'unix', 'data': {'path': 'p'}}, 'reconnect': 1}}} | 'reconnect-ms'
            """)
    void whatIsGoneNamesItsReplacement(String version, String command, String arguments, String replacement) {
        List<Misfit> misfits = FACTS.at(version(version))
                .withReleasesOf(() -> Optional.of(FACTS))
                .accepts(command, QmpJson.parse(arguments.replace('\'', '"')));

        assertEquals(
                List.of(replacement), misfits.stream().map(Misfit::replacement).toList(), misfits::toString);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2.9.0  | query-commands | true
            4.2.1  | query-commands | false
            2.9.0  | str            | true
            11.0.0 | str            | true
            2.9.0  | enum           | false
            2.9.0  | object         | false
            """)
    void aStrictClientTakesAFreeTextOfAServerThatHasOneThere(String version, String told, boolean taken) {
        QemuVersion release = version(version);
        QmpOptions options =
                QmpOptions.builder().registry(new QemuRegistry()).strict(true).build();
        String schema = told.equals("query-commands") ? "" : ", {\"name\": \"query-qmp-schema\"}";
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .version(release.major(), release.minor(), release.micro())
                        .on("query-commands", request -> "[{\"name\": \"query-target\"}" + schema + "]")
                        .on("query-qmp-schema", request -> schema(told))
                        .on("query-target", request -> "{\"arch\": \"odd\"}")
                        .serve();
                QmpClient client = QmpClient.connect(server.address(), options)) {
            QemuCommands commands = new QemuCommands(client);
            if (taken) {
                QemuTargetInfo target = commands.queryTarget();
                assertEquals(SysEmuTarget.UNRECOGNIZED, target.arch());
                assertEquals(Optional.of("odd"), target.unmodelled().text("arch"));
            } else {
                assertEquals(
                        "query-target: 'return.arch' is \"odd\", which is not in the schema",
                        assertThrows(QmpDecodingException.class, commands::queryTarget)
                                .getMessage());
            }
        }
    }

    private static String schema(String arch) {
        return """
                [{"name": "query-target", "meta-type": "command", "arg-type": "0", "ret-type": "1"},
                 {"name": "0", "meta-type": "object", "members": []},
                 {"name": "1", "meta-type": "object", "members": [{"name": "arch", "type": "%s"}]},
                 {"name": "str", "meta-type": "builtin", "json-type": "string"},
                 {"name": "object", "meta-type": "object", "members": [{"name": "name", "type": "str"}]},
                 {"name": "enum", "meta-type": "enum", "values": ["x86_64"]}]
                """.formatted(arch);
    }

    @Test
    void whatAReleaseTakesAsAnyTextItAccepts() {
        String odd = "{\"protocol\": \"odd\", \"password\": \"p\"}";

        assertEquals(List.of(), FACTS.at(version("6.0.1")).accepts("set_password", QmpJson.parse(odd)));
        assertEquals(
                List.of("protocol"),
                FACTS.at(version("7.0.0")).accepts("set_password", QmpJson.parse(odd)).stream()
                        .map(Misfit::path)
                        .toList());
    }

    private static QemuVersion version(String text) {
        String[] numbers = text.split("\\.", -1);
        return new QemuVersion(
                Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]), "");
    }

    private static List<BlockDirtyInfo> bitmaps(boolean converting, String reply) {
        QmpOptions options = QmpOptions.builder()
                .registry(new QemuRegistry())
                .convertReplies(converting)
                .build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-block", request -> reply)
                        .serve();
                QmpClient client = QmpClient.connect(server.address(), options)) {
            BlockInfo disk = new QemuCommands(client).queryBlock().get(0);
            return Optional.ofNullable(Objects.requireNonNull(disk.inserted()).dirtyBitmaps())
                    .orElse(List.of());
        }
    }

    private static String reply(String beside, String inside) {
        return """
                [{"device": "disk0", "locked": false, "type": "unknown", "removable": false%s, "inserted": {
                  "file": "disk0.qcow2", "ro": false, "drv": "qcow2", "encrypted": false, "detect_zeroes": "off",
                  "backing_file_depth": 0, "bps": 0, "bps_rd": 0, "bps_wr": 0, "iops": 0, "iops_rd": 0, "iops_wr": 0,
                  "write_threshold": 0, "cache": {"writeback": true, "direct": false, "no-flush": false},
                  "node-name": "node0", "active": true, "children": [],
                  "image": {"filename": "disk0.qcow2", "format": "qcow2", "virtual-size": 1}%s}}]
                """.formatted(beside, inside);
    }

    private static String bitmaps(String... members) {
        return ", \"dirty-bitmaps\": [" + String.join(", ", members) + "]";
    }

    private static String bitmap(String name, String further) {
        return "{\"name\": \"" + name + "\", \"count\": 1, \"granularity\": 65536" + further + "}";
    }

    private static final String OF_2_9 = reply(
            bitmaps(
                    bitmap("a", ", \"status\": \"active\""),
                    bitmap("d", ", \"status\": \"disabled\""),
                    bitmap("f", ", \"status\": \"frozen\"")),
            "");

    @Test
    void dirtyBitmapsOfOldServersAreWhereLaterOnesHaveThem() {
        assertEquals(List.of(), bitmaps(false, OF_2_9));

        List<BlockDirtyInfo> bitmaps = bitmaps(
                true,
                reply(bitmaps(bitmap("new", ", \"recording\": true, \"busy\": false, \"persistent\": true")), ""));
        assertEquals(List.of("new"), bitmaps.stream().map(BlockDirtyInfo::name).toList());
    }

    @Test
    void whatTheirStatusSaysIsWhatLaterOnesSayOfThem() {
        List<BlockDirtyInfo> bitmaps = bitmaps(true, OF_2_9);

        assertEquals(
                List.of("a", "d", "f"),
                bitmaps.stream().map(BlockDirtyInfo::name).toList());
        assertEquals(
                List.of(false, false, true),
                bitmaps.stream().map(BlockDirtyInfo::busy).toList());
        assertEquals(true, bitmaps.get(0).recording());
        assertEquals(false, bitmaps.get(1).recording());
        // A bitmap that is in use may record, or not.
        assertThrows(UnreadableMemberException.class, () -> bitmaps.get(2).recording());
    }

    @Test
    void whatIsThereAlreadyStays() {
        String inside = bitmaps(bitmap("inside", ", \"recording\": false, \"busy\": true, \"persistent\": true"));
        List<BlockDirtyInfo> bitmaps = bitmaps(
                true,
                reply(
                        bitmaps(
                                bitmap(
                                        "beside",
                                        ", \"status\": \"active\", \"recording\": true, \"busy\": false, \"persistent\": true")),
                        inside));

        assertEquals(
                List.of("inside"), bitmaps.stream().map(BlockDirtyInfo::name).toList());
        assertEquals(true, bitmaps.get(0).busy());
        assertEquals(false, QmpJson.of(bitmaps.get(0)).has("status"));
    }
}
