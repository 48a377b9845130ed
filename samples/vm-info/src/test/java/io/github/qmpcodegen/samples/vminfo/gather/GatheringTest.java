package io.github.qmpcodegen.samples.vminfo.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.vminfo.model.Display;
import io.github.qmpcodegen.samples.vminfo.model.Job;
import io.github.qmpcodegen.samples.vminfo.model.Medium;
import io.github.qmpcodegen.samples.vminfo.model.Medium.Image;
import io.github.qmpcodegen.samples.vminfo.model.Nic;
import io.github.qmpcodegen.samples.vminfo.model.VmInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.QemuRegistry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GatheringTest {

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aServerThatHasNoneOfTheCommandsIsNoError() {
        Gathering gathering = gather();

        assertEquals(
                new VmInfo(null, null, null, null, null, null, null, null, null, null, null, null, null, null),
                gathering.machine());
        assertTrue(
                gathering.missing().stream().anyMatch(reason -> reason.contains("'query-status' failed")),
                () -> gathering.missing().toString());
    }

    @Test
    void aReplyThatCannotBeReadCostsNothingElse() {
        returns("query-status", "\"running\"");
        returns("query-uuid", "{\"uuid\": \"x\"}");
        returns("query-name", "{\"name\": \"mail\"}");

        Gathering gathering = gather();

        assertEquals("mail", gathering.machine().name());
        assertNull(gathering.machine().status());
        assertNull(gathering.machine().uuid());
        assertTrue(
                gathering.missing().stream().anyMatch(reason -> reason.contains("UUID")),
                () -> gathering.missing().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[{}]",
                "null",
                "1",
                "'x'",
                "[null]",
                "{'enabled': false, 'qemu': {}, 'base-memory': 18446744073709551615}"
            })
    void noAnswerWhateverItIsMakesItFail(String answer) {
        new QemuRegistry().commands().keySet().forEach(command -> returns(command, answer.replace('\'', '"')));

        VmInfo machine = gather().machine();

        assertNull(machine.version());
        assertNull(machine.memory());
    }

    @Test
    void aLostConnectionIsAnError() {
        server.serve(ServerConnection::negotiate);
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertThrows(QmpClosedException.class, () -> Gathering.from(client));
        }
    }

    @Test
    void theIdentityOfAllZerosIsNone() {
        returns("query-uuid", "{\"UUID\": \"00000000-0000-0000-0000-000000000000\"}");

        assertNull(gather().machine().uuid());
    }

    @Test
    void whatExecutesTheInstructionsIsTold() {
        returns("query-kvm", "{\"enabled\": true, \"present\": true}");
        assertEquals("KVM", gather().machine().accelerator());

        returns("query-kvm", "{\"enabled\": false, \"present\": true}");
        assertEquals("not KVM", gather().machine().accelerator());

        returns("human-monitor-command", "\"JIT information is only available with accel=tcg\\r\\n\"");
        assertEquals("not KVM", gather().machine().accelerator());

        returns("human-monitor-command", "\"Translation buffer state:\\r\\n\"");
        assertEquals("TCG", gather().machine().accelerator());

        returns("human-monitor-command", "\"Accelerator settings:\\r\\n\\r\\nTranslation buffer state:\\r\\n\"");
        assertEquals("TCG", gather().machine().accelerator());

        returns("query-accelerators", "{\"enabled\": \"hvf\", \"present\": [\"hvf\", \"tcg\"]}");
        assertEquals("HVF", gather().machine().accelerator());
    }

    @Test
    void processorsAreOnlyInterruptedWhereThereIsNoOtherWay() {
        returns("query-cpus", "[{\"CPU\": 0, \"halted\": true, \"current\": true}]");
        assertEquals(
                1, Objects.requireNonNull(gather().machine().processors()).all().size());

        returns(
                "query-cpus-fast",
                "[{\"cpu-index\": 0, \"qom-path\": \"/a\", \"thread-id\": 7},"
                        + " {\"cpu-index\": 1, \"qom-path\": \"/b\", \"thread-id\": 8}]");
        returns(
                "query-hotpluggable-cpus",
                "[{\"type\": \"EPYC-v2-x86_64-cpu\", \"qom-path\": \"/b\"},"
                        + " {\"type\": \"EPYC-v2-x86_64-cpu\", \"qom-path\": \"/a\"}, {\"type\": \"486-x86_64-cpu\"}]");
        int asked = server.requests().size();
        var processors = Objects.requireNonNull(gather().machine().processors());
        assertEquals(2, processors.all().size());
        assertEquals("EPYC-v2", processors.model());
        assertTrue(server.requests().stream()
                .skip(asked)
                .noneMatch(request -> request.command().equals("query-cpus")));
    }

    @Test
    void chainsOfOldServersShowWhatIsNotNamed() {
        returns(
                "query-block",
                "[{\"device\": \"d\", \"removable\": false, \"locked\": false, \"inserted\":"
                        + " {\"file\": \"/c\", \"drv\": \"qcow2\", \"ro\": false, \"backing_file\": \"/b\","
                        + " \"backing_file_depth\": 3}}]");

        var devices = Objects.requireNonNull(gather().machine().blockDevices());
        assertEquals(
                new Medium(
                        null,
                        false,
                        false,
                        List.of(new Image("/c", "qcow2", null, null), new Image("/b", null, null, null)),
                        2),
                devices.get(0).medium());
    }

    @Test
    void mediaInNoDriveAreToldFromPartsOfOthers() {
        returns(
                "query-block",
                "[{\"device\": \"d\", \"removable\": false, \"locked\": false, \"inserted\":"
                        + inserted("top", "qcow2", "/top", ", \"backing-image\": " + image("qcow2", "/base", ""))
                        + "}]");
        returns(
                "query-named-block-nodes",
                "[" + inserted("#block7", "copy-before-write", "/a", "")
                        + "," + inserted("a", "qcow2", "/a", ", \"backing-image\": " + image("raw", "/behind-a", ""))
                        + "," + inserted("a-file", "file", "/a", "")
                        + "," + inserted("behind-a", "raw", "/behind-a", "")
                        + "," + inserted("null1", "null-co", "null-co://", "")
                        + "," + inserted("null2", "null-co", "null-co://", "")
                        + "," + inserted("base", "qcow2", "/base", "")
                        + "," + inserted("top-file", "file", "/top", "") + "]");

        var loose = Objects.requireNonNull(gather().machine().looseNodes());
        assertEquals(
                List.of("a", "null1", "null2"), loose.stream().map(Medium::node).toList());
    }

    @Test
    void withoutAHumanMonitorCardsOfVirtioAreListed() {
        returns("query-rx-filter", "[{\"name\": \"eth0\", \"main-mac\": \"52:54:00:12:34:56\", \"vlan-table\": [1]}]");

        assertEquals(
                List.of(new Nic("eth0", null, "52:54:00:12:34:56", null, null)),
                gather().machine().nics());
    }

    @Test
    void displaysAreToldWithThoseWhoLookAtThem() {
        returns(
                "query-vnc-servers",
                "[{\"id\": \"default\", \"auth\": \"sasl\","
                        + " \"server\": [{\"host\": \"::1\", \"service\": \"5900\", \"websocket\": false},"
                        + " {\"host\": \"\", \"service\": \"/run/vnc\", \"websocket\": true}],"
                        + " \"clients\": [{\"host\": \"10.0.0.1\", \"service\": \"40000\", \"sasl_username\": \"ann\"}]}]");
        returns(
                "query-spice",
                "{\"enabled\": true, \"host\": \"0.0.0.0\", \"port\": 5930, \"tls-port\": 5931,"
                        + " \"auth\": \"spice\", \"channels\": [{\"host\": \"10.0.0.2\", \"port\": \"1\", \"connection-id\": 1},"
                        + " {\"host\": \"10.0.0.2\", \"port\": \"2\", \"connection-id\": 1}]}");

        assertEquals(
                List.of(
                        new Display(
                                "VNC",
                                "default",
                                List.of("[::1]:5900", "unix:/run/vnc (web socket)"),
                                "sasl",
                                List.of("10.0.0.1:40000 (ann)")),
                        new Display(
                                "SPICE",
                                null,
                                List.of("0.0.0.0:5930", "0.0.0.0:5931 (TLS)"),
                                "spice",
                                List.of("10.0.0.2:1"))),
                gather().machine().displays());
    }

    @Test
    void jobsOfOldServersAreToldInTodaysWords() {
        String job = "{\"type\": \"mirror\", \"device\": \"d\", \"len\": 4, \"offset\": 1, \"speed\": 0";
        returns("query-block-jobs", "[" + job + "}, " + job + ", \"paused\": true}, " + job + ", \"ready\": true}]");
        assertEquals(
                List.of("running", "paused", "ready"),
                Objects.requireNonNull(gather().machine().jobs()).stream()
                        .map(Job::status)
                        .toList());

        returns("query-jobs", "[]");
        assertEquals(List.of(), gather().machine().jobs());
    }

    @Test
    void aCommandThatTheMachineRefusesIsLeftOut() {
        server.on("query-balloon", request -> {
            throw new CommandError("DeviceNotActive", "No balloon device has been activated");
        });

        Gathering gathering = gather();

        assertNull(gathering.machine().memory());
        assertTrue(
                gathering.missing().stream().anyMatch(reason -> reason.contains("No balloon device")),
                () -> gathering.missing().toString());
    }

    private Gathering gather() {
        server.serve();
        try (QmpClient client = QmpClient.connect(server.address())) {
            return Gathering.from(client);
        }
    }

    private void returns(String command, String value) {
        server.on(command, request -> value);
    }

    private static String inserted(String node, String driver, String file, String furtherOfImage) {
        return "{\"node-name\": \"" + node + "\", \"drv\": \"" + driver + "\", \"file\": \"" + file
                + "\", \"ro\": false, \"image\": " + image(driver, file, furtherOfImage) + "}";
    }

    private static String image(String format, String file, String further) {
        return "{\"filename\": \"" + file + "\", \"format\": \"" + format + "\", \"virtual-size\": 1" + further + "}";
    }
}
