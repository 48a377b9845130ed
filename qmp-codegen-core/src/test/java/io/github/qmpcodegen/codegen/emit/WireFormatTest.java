package io.github.qmpcodegen.codegen.emit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.golden.monitor.BlockIoErrorEvent;
import io.github.qmpcodegen.golden.monitor.DeviceAddRequest;
import io.github.qmpcodegen.golden.monitor.EjectRequest;
import io.github.qmpcodegen.golden.monitor.HumanMonitorCommandRequest;
import io.github.qmpcodegen.golden.monitor.QemuEvent;
import io.github.qmpcodegen.golden.monitor.QueryBlockRequest;
import io.github.qmpcodegen.golden.monitor.QueryBlockResponse;
import io.github.qmpcodegen.golden.monitor.QueryStatusRequest;
import io.github.qmpcodegen.golden.monitor.QueryStatusResponse;
import io.github.qmpcodegen.golden.monitor.StopEvent;
import io.github.qmpcodegen.golden.monitor.UnknownQemuEvent;
import io.github.qmpcodegen.golden.qapi.Backend;
import io.github.qmpcodegen.golden.qapi.BlockdevAddRequest;
import io.github.qmpcodegen.golden.qapi.Carrier;
import io.github.qmpcodegen.golden.qapi.Channel;
import io.github.qmpcodegen.golden.qapi.ChardevAddRequest;
import io.github.qmpcodegen.golden.qapi.Driver;
import io.github.qmpcodegen.golden.qapi.FileBackend;
import io.github.qmpcodegen.golden.qapi.InterruptRequest;
import io.github.qmpcodegen.golden.qapi.JobInfo;
import io.github.qmpcodegen.golden.qapi.JobKind;
import io.github.qmpcodegen.golden.qapi.LeaveRequest;
import io.github.qmpcodegen.golden.qapi.NodeOptions;
import io.github.qmpcodegen.golden.qapi.NodeRef;
import io.github.qmpcodegen.golden.qapi.NumbersInfo;
import io.github.qmpcodegen.golden.qapi.OpenChannelRequest;
import io.github.qmpcodegen.golden.qapi.ServerAddress;
import io.github.qmpcodegen.golden.qapi.SetNumbersRequest;
import io.github.qmpcodegen.golden.qapi.StrOrNull;
import io.github.qmpcodegen.qmp.EmptyResponse;
import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.OutOfBandRequest;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.UnansweredRequest;
import io.github.qmpcodegen.qmp.UnknownEvent;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import io.github.qmpcodegen.qmp.codec.Uint64;
import io.github.qmpcodegen.qmp.codec.Unmodelled;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** What generated code reads and writes, seen with the golden files. */
class WireFormatTest {

    private static final QmpRegistry MONITOR = new io.github.qmpcodegen.golden.monitor.QemuRegistry();
    private static final QmpRegistry QAPI = new io.github.qmpcodegen.golden.qapi.QemuRegistry();

    // Requests.

    @Test
    void optionalArgumentsThatAreLeftOutAreNotOnTheWire() {
        assertEquals(
                "{\"device\":\"cd0\"}",
                text(EjectRequest.builder().device("cd0").build()));
        assertEquals(
                "{\"device\":\"cd0\",\"force\":false}",
                text(EjectRequest.builder().device("cd0").force(false).build()));
        assertEquals("eject", EjectRequest.builder().device("cd0").build().qmpName());
    }

    @Test
    void whatWasSetCanBeLeftOutAgain() {
        EjectRequest forced = EjectRequest.builder().device("cd0").force(true).build();
        assertEquals(
                "{\"device\":\"cd0\"}", text(forced.toBuilder().unset("force").build()));
        FileBackend sized =
                FileBackend.builder().out("x").size(5).extra("x-y", 1).build();
        assertEquals("{\"out\":\"x\",\"size\":5,\"x-y\":1}", text(sized));
        assertEquals(
                "{\"out\":\"x\"}",
                text(sized.toBuilder().unset("size").unset("x-y").unset("z").build()));
        FileBackend.Builder without = sized.toBuilder().unset("out");
        assertEquals(
                "FileBackend: 'out' is missing",
                assertThrows(IllegalArgumentException.class, without::build).getMessage());
    }

    @Test
    @SuppressWarnings("NullAway")
    void aBranchThatOnlyWrapsItsDataIsMadeOfThem() {
        assertEquals(
                "{\"id\":\"c\",\"backend\":{\"type\":\"file\",\"data\":{\"out\":\"x\",\"append\":true}}}",
                text(ChardevAddRequest.builder()
                        .id("c")
                        .backend(Backend.file(file -> file.out("x").append(true)))
                        .build()));
        assertEquals("{\"type\":\"names\",\"data\":[\"a\",\"b\"]}", text(Backend.names(List.of("a", "b"))));
        FileBackend data = FileBackend.builder().out("x").build();
        assertEquals(Backend.file(file -> file.out("x")), Backend.file(data));
        assertEquals(
                "{\"type\":\"file\",\"data\":{\"out\":\"x\"},\"x-y\":1}",
                text(new Backend.File(data, Unmodelled.of(Map.of("x-y", IntNode.valueOf(1))))));
        assertEquals(
                "Backend: 'data' is missing",
                assertThrows(IllegalArgumentException.class, () -> new Backend.File(null, Unmodelled.NONE))
                        .getMessage());
    }

    @Test
    void aBranchThatOnlyWrapsItsDataIsReadAsOthersAre() {
        Backend read = backend("{\"data\":{\"out\":\"x\"},\"type\":\"file\"}");
        assertEquals(Backend.file(file -> file.out("x")), read);
        for (String wrong : List.of(
                "{\"type\":\"file\"}",
                "{\"type\":\"file\",\"data\":1}",
                "{\"type\":\"file\",\"data\":{\"out\":\"x\"},\"x-y\":1}")) {
            assertThrows(QmpDecodingException.class, () -> backend(wrong), wrong);
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void aBranchWithNothingButTheTagIsMadeOfIt() {
        assertEquals("{\"carrier\":\"exec\"}", text(Channel.other(Carrier.EXEC)));
        Channel.Other brandNew = new Channel.Other(
                Carrier.UNRECOGNIZED,
                Unmodelled.of(Map.of("carrier", StringNode.valueOf("rdma"), "port", IntNode.valueOf(1))));
        String json = "{\"carrier\":\"rdma\",\"port\":1}";
        assertEquals(QmpJson.parse(json), QmpJson.parse(text(brandNew)));
        Channel read = Decoding.ofReturn("migrate").decode(QmpJson.parse(json), Channel::read);
        assertEquals(Carrier.UNRECOGNIZED, read.carrier());
        assertEquals(json, text(read));
        assertThrows(IllegalArgumentException.class, () -> text(Channel.other(Carrier.UNRECOGNIZED)));
        assertThrows(IllegalArgumentException.class, () -> Channel.other(null));
    }

    @Test
    @SuppressWarnings("NullAway")
    void whatIsNullWhereItCannotBeIsToldByName() {
        assertEquals(
                "NodeRef: 'value' is missing",
                assertThrows(IllegalArgumentException.class, () -> NodeRef.of((String) null))
                        .getMessage());
        List<String> withNull = new ArrayList<>();
        withNull.add(null);
        assertEquals(
                "Backend: 'data' has an element that is null",
                assertThrows(IllegalArgumentException.class, () -> Backend.names(withNull))
                        .getMessage());
    }

    private static Backend backend(String json) {
        return Decoding.ofReturn("chardev-add").decode(QmpJson.parse(json), Backend::read);
    }

    @Test
    void aMissingRequiredArgumentFailsBeforeAnythingIsSentAndByName() {
        EjectRequest.Builder builder = EjectRequest.builder().force(true);
        assertEquals(
                "eject: 'device' is missing",
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }

    @Test
    void aNumberThatDoesNotFitItsTypeFailsByName() {
        assertEquals(
                "ServerAddress: 'port' is 70000, expected an integer from 0 to 65535",
                assertThrows(IllegalArgumentException.class, () -> new ServerAddress.Inet("localhost", 70_000))
                        .getMessage());
    }

    @Test
    void membersThatTheSchemaDoesNotNameFollowInTheirOrder() {
        DeviceAddRequest request = DeviceAddRequest.builder()
                .driver("e1000")
                .extra("netdev", "n0")
                .extra("bootindex", 1)
                .extra("multifunction", true)
                .build();
        assertEquals("{\"driver\":\"e1000\",\"netdev\":\"n0\",\"bootindex\":1,\"multifunction\":true}", text(request));
    }

    @Test
    void aBranchThatIsAUnionHasTheTagsOfBoth() {
        String json = "{\"carrier\":\"socket\",\"type\":\"inet\",\"host\":\"h\",\"port\":7}";
        Channel channel = Channel.socket(new ServerAddress.Inet("h", 7));
        assertEquals(json, text(channel));
        for (String text : List.of(json, "{\"type\":\"inet\",\"port\":7,\"carrier\":\"socket\",\"host\":\"h\"}")) {
            assertEquals(
                    OpenChannelRequest.builder().channel(channel).build(),
                    QAPI.decodeRequest(
                                    "open-channel",
                                    QmpJson.parse("{\"channel\":" + text + "}"),
                                    Decoding.ofArguments("open-channel"))
                            .orElseThrow());
        }
        assertEquals(
                "open-channel: 'arguments.channel.port' is not in the schema; "
                        + "open-channel: 'arguments.channel.path' is missing",
                refused(QAPI, "open-channel", "{\"channel\":{\"carrier\":\"socket\",\"type\":\"unix\",\"port\":7}}"));
    }

    @Test
    void theTagOfAUnionIsWrittenByItsType() {
        NodeOptions node = NodeOptions.Qcow2.builder()
                .nodeName("disk")
                .readOnly(true)
                .file(new NodeRef.Definition(NodeOptions.File.builder()
                        .readOnly(false)
                        .filename("a.qcow2")
                        .build()))
                .cacheSize(4096)
                .build();
        assertEquals(
                "{\"driver\":\"qcow2\",\"node-name\":\"disk\",\"read-only\":true,"
                        + "\"file\":{\"driver\":\"file\",\"read-only\":false,\"filename\":\"a.qcow2\"},"
                        + "\"cache-size\":4096}",
                text(new BlockdevAddRequest(node)));
    }

    @Test
    void aBranchThatIsAUnionItselfLiesFlat() {
        NodeOptions node = NodeOptions.Remote.builder()
                .readOnly(true)
                .remote(new ServerAddress.Unix("/run/x"))
                .build();
        assertEquals(
                "{\"driver\":\"remote\",\"read-only\":true,\"type\":\"unix\",\"path\":\"/run/x\"}",
                text(new BlockdevAddRequest(node)));
        assertEquals(node, roundTrip(QAPI, new BlockdevAddRequest(node)).arguments());
    }

    @Test
    void nullIsWrittenWhereTheSchemaAllowsIt() {
        NodeOptions node = NodeOptions.Vvfat.builder()
                .readOnly(true)
                .dir("d")
                .label(new StrOrNull.N())
                .build();
        assertEquals(
                "{\"driver\":\"vvfat\",\"read-only\":true,\"dir\":\"d\",\"label\":null}",
                text(new BlockdevAddRequest(node)));
        assertEquals(node, roundTrip(QAPI, new BlockdevAddRequest(node)).arguments());
    }

    @Test
    void numbersGoOutExactly() {
        SetNumbersRequest request = SetNumbersRequest.builder()
                .i8(-128)
                .u32(4_294_967_295L)
                .u64(Uint64.MAX_VALUE)
                .fraction(new BigDecimal("0.10"))
                .anything(JsonNodeFactory.instance.arrayNode().add(1))
                .matrix(List.of(List.of(1L, 2L), List.of()))
                .build();
        assertEquals(
                "{\"i8\":-128,\"u32\":4294967295,\"u64\":18446744073709551615,\"fraction\":0.10,\"anything\":[1],"
                        + "\"matrix\":[[1,2],[]]}",
                text(request));
        assertEquals(text(request), text(roundTrip(QAPI, request)));
    }

    @Test
    void listsAreCopied() {
        List<List<Long>> matrix = new ArrayList<>(List.of(List.of(1L)));
        SetNumbersRequest request = SetNumbersRequest.builder()
                .i8(1)
                .u32(1)
                .u64(1)
                .fraction(1)
                .anything(JsonNodeFactory.instance.nullNode())
                .matrix(matrix)
                .build();
        matrix.clear();
        assertEquals(List.of(List.of(1L)), request.matrix());
    }

    @Test
    void aServerRefusesArgumentsThatAreUnknownMissingOrDoNotFit() {
        assertEquals("eject: 'arguments.device' is missing", refused(MONITOR, "eject", "{\"force\": true}"));
        assertEquals(
                "eject: 'arguments.device' is an integer, expected a string",
                refused(MONITOR, "eject", "{\"device\": 1}"));
        assertEquals(
                "eject: 'arguments.now' is not in the schema",
                refused(MONITOR, "eject", "{\"device\": \"cd0\", \"now\": true}"));
        assertEquals(
                "blockdev-add: 'arguments.file.filename' is missing",
                refused(
                        QAPI,
                        "blockdev-add",
                        "{\"driver\": \"qcow2\", \"read-only\": true, \"file\": {\"driver\": \"file\", \"read-only\": true}}"));
        assertTrue(MONITOR.decodeRequest("no-such", QmpJson.parse("{}"), Decoding.ofArguments("no-such"))
                .isEmpty());
    }

    @Test
    void requestsTellHowTheyMayBeExecuted() {
        assertInstanceOf(OutOfBandRequest.class, new InterruptRequest());
        assertInstanceOf(UnansweredRequest.class, new LeaveRequest());
    }

    // Responses.

    @Test
    void aResponseReadsWhatWasSent() {
        QueryStatusResponse status = decode(new QueryStatusRequest(), "{\"running\": true, \"status\": \"running\"}");
        assertTrue(status.running());
        assertSame(QueryStatusResponse.Status.RUNNING, status.status());
        assertTrue(status.unmodelled().isEmpty());
    }

    @Test
    void aPromisedMemberThatIsMissingFailsWhereItIsReadAndNowhereElse() {
        String json = "[{\"device\":\"a\",\"inserted\":{\"bps\":1}}]";
        List<QueryBlockResponse> blocks = decode(new QueryBlockRequest(), json);
        QueryBlockResponse block = blocks.get(0);
        assertEquals("a", block.device());
        assertNull(block.tags());
        assertEquals(1, requireNonNull(block.inserted()).bps());
        assertEquals(
                "query-block: 'return[0].locked' is missing",
                assertThrows(UnreadableMemberException.class, block::locked).getMessage());
        assertEquals(
                "query-block: 'return[0].inserted.file' is missing",
                assertThrows(
                                UnreadableMemberException.class,
                                () -> requireNonNull(block.inserted()).file())
                        .getMessage());
        assertEquals(json, "[" + text(block) + "]");
    }

    @Test
    void aMemberThatDoesNotFitFailsWhereItIsReadAndGoesOutAsItCame() {
        QueryBlockResponse block = decode(
                        new QueryBlockRequest(),
                        "[{\"device\":7,\"locked\":true,\"tags\":[\"a\",1],\"inserted\":{\"file\":\"f\",\"bps\":1.5}}]")
                .get(0);
        assertTrue(block.locked());
        assertEquals("f", requireNonNull(block.inserted()).file());
        assertEquals(
                "query-block: 'return[0].device' is an integer, expected a string",
                assertThrows(UnreadableMemberException.class, block::device).getMessage());
        assertEquals(
                "query-block: 'return[0].tags' has an element, [1], that is an integer, expected a string",
                assertThrows(UnreadableMemberException.class, block::tags).getMessage());
        assertEquals(
                "query-block: 'return[0].inserted.bps' is a number, expected an integer",
                assertThrows(
                                UnreadableMemberException.class,
                                () -> requireNonNull(block.inserted()).bps())
                        .getMessage());
        assertSameJson(
                "{\"device\":7,\"locked\":true,\"tags\":[\"a\",1],\"inserted\":{\"file\":\"f\",\"bps\":1.5}}", block);
    }

    @Test
    void aMemberThatTheSchemaDoesNotHaveCostsNothingAndGoesOutAsItCame() {
        String json = "{\"running\":true,\"status\":\"paused\",\"later\":{\"x\":[1,null]}}";
        QueryStatusResponse status = decode(new QueryStatusRequest(), json);
        assertEquals(
                "{\"x\":[1,null]}",
                requireNonNull(status.unmodelled().members().get("later")).toString());
        assertSameJson(json, status);
    }

    @Test
    void aResponseThatIsNoObjectIsKeptAsAWhole() {
        QueryStatusResponse status = decode(new QueryStatusRequest(), "[1]");
        assertEquals(
                "query-status: 'return' is an array, expected an object",
                assertThrows(UnreadableMemberException.class, status::running).getMessage());
        assertEquals("[1]", text(status));
    }

    @Test
    void aReturnValueWithNoPlaceToKeepAnotherKindIsRefused() {
        HumanMonitorCommandRequest request =
                HumanMonitorCommandRequest.builder().commandLine("info").build();
        assertEquals("text", decode(request, "\"text\""));
        assertEquals(
                "human-monitor-command: 'return' is an object, expected a string",
                assertThrows(QmpDecodingException.class, () -> decode(request, "{}"))
                        .getMessage());
    }

    @Test
    void aStrictReaderLearnsAllThatDiffers() {
        Decoding decoding = Decoding.ofReturn("query-status");
        new QueryStatusRequest().decodeReturn(QmpJson.parse("{\"status\": \"odd\", \"more\": 1}"), decoding);
        assertEquals(
                List.of(
                        DecodingProblem.Kind.UNKNOWN_VALUE,
                        DecodingProblem.Kind.UNKNOWN_MEMBER,
                        DecodingProblem.Kind.MISSING),
                decoding.problems().stream().map(DecodingProblem::kind).toList());
        assertEquals(
                "query-status: 'return.status' is \"odd\", which is not in the schema; query-status:"
                        + " 'return.more' is not in the schema; query-status: 'return.running' is missing",
                assertThrows(QmpDecodingException.class, decoding::requireNoProblems)
                        .getMessage());
    }

    @Test
    void aTextThatAnEnumerationDoesNotHaveSurvives() {
        QueryStatusResponse status = decode(new QueryStatusRequest(), "{\"running\":true,\"status\":\"Odd-One\"}");
        assertSame(QueryStatusResponse.Status.UNRECOGNIZED, status.status());
        assertEquals(Optional.of("Odd-One"), status.unmodelled().text("status"));
        assertFalse(status.status().isKnown());
        assertNotEquals(decode(new QueryStatusRequest(), "{\"running\":true,\"status\":\"Another\"}"), status);
        assertSameJson("{\"running\":true,\"status\":\"Odd-One\"}", status);
    }

    @Test
    void aKnownValueHasOneFormOnly() {
        assertSame(JobKind.MIRROR, JobKind.TEXTS.of("mirror"));
        assertSame(JobKind.UNRECOGNIZED, JobKind.TEXTS.of("Mirror"));
    }

    @Test
    void theBranchesOfAUnionAreToldApartAtAnyDepth() {
        String json = "{\"kind\":\"mirror\",\"id\":\"j\",\"target\":\"t\","
                + "\"parent\":{\"kind\":\"commit\",\"id\":\"p\",\"offset\":3}}";
        JobInfo job = Decoding.ofReturn("query-jobs").decode(QmpJson.parse(json), JobInfo::read);
        JobInfo.Mirror mirror = assertInstanceOf(JobInfo.Mirror.class, job);
        assertSame(JobKind.MIRROR, job.kind());
        assertSame(JobKind.COMMIT, requireNonNull(mirror.parent()).kind());
        assertEquals(3, requireNonNull(mirror.parent()).offset());
        assertSameJson(json, job);
    }

    @Test
    void aBranchThatAUnionDoesNotHaveSurvives() {
        String json = "{\"kind\":\"brand-new\",\"id\":\"j\",\"speed\":[1]}";
        JobInfo job = Decoding.ofReturn("query-jobs").decode(QmpJson.parse(json), JobInfo::read);
        assertEquals("j", assertInstanceOf(JobInfo.Other.class, job).id());
        assertEquals(Optional.of("brand-new"), job.unmodelled().text("kind"));
        assertSameJson(json, job);
    }

    @Test
    void numbersComeInExactlyOrAreRefusedWhereTheyAreRead() {
        String json = "{\"i8\":127,\"u64\":18446744073709551615,\"fraction\":5.0e-05,\"sizes\":[0,9223372036854775808],"
                + "\"nothing\":null}";
        NumbersInfo numbers = Decoding.ofReturn("query-numbers").decode(QmpJson.parse(json), NumbersInfo::read);
        assertEquals(127, numbers.i8());
        assertEquals(Uint64.MAX_VALUE, numbers.u64());
        assertEquals("5.0e-05", numbers.fraction().toString());
        assertEquals("[0, 9223372036854775808]", requireNonNull(numbers.sizes()).toString());
        assertEquals(json, text(numbers));

        String beyond = "{\"i8\":128,\"u64\":18446744073709551616,\"fraction\":1e400,\"sizes\":[-1]}";
        NumbersInfo odd = Decoding.ofReturn("query-numbers").decode(QmpJson.parse(beyond), NumbersInfo::read);
        assertEquals("1e400", odd.fraction().toString());
        assertThrows(UnreadableMemberException.class, odd::i8);
        assertThrows(UnreadableMemberException.class, odd::u64);
        assertThrows(UnreadableMemberException.class, odd::sizes);
        assertSameJson(beyond, odd);
    }

    @Test
    void aTestBuildsAResponseWithWhatItNeeds() {
        QueryStatusResponse.Builder builder = QueryStatusResponse.builder().running(true);
        assertThrows(IllegalArgumentException.class, builder::build);
        assertEquals(
                "{\"running\":true,\"status\":\"paused\"}",
                text(builder.status(QueryStatusResponse.Status.PAUSED).build()));
    }

    @Test
    void whatACommandWithoutReturnValueGivesIsKept() {
        Decoding decoding = Decoding.ofReturn("eject");
        EmptyResponse response =
                EjectRequest.builder().device("cd0").build().decodeReturn(QmpJson.parse("{\"x\": 1}"), decoding);
        assertEquals("{\"x\":1}", text(response));
        assertEquals(1, decoding.problems().size());
    }

    // Events.

    @Test
    void anEventKnowsItsTimeAndItsData() {
        EventTimestamp time = new EventTimestamp(1, 2);
        QmpEvent event =
                event(MONITOR, "BLOCK_IO_ERROR", time, "{\"device\":\"d\",\"action\":\"stop\",\"nospace\":true}");
        BlockIoErrorEvent error = assertInstanceOf(BlockIoErrorEvent.class, event);
        assertEquals(time, error.timestamp());
        assertSame(BlockIoErrorEvent.Action.STOP, error.action());
        assertSameJson("{\"device\":\"d\",\"action\":\"stop\",\"nospace\":true}", error);
        assertEquals("STOP", event(MONITOR, "STOP", time, "{}").qmpName());
    }

    @Test
    void dataOfAnEventThatShouldHaveNoneIsKept() {
        QmpEvent event = event(MONITOR, "STOP", EventTimestamp.UNKNOWN, "{\"reason\":\"x\"}");
        assertInstanceOf(StopEvent.class, event);
        assertSameJson("{\"reason\":\"x\"}", event);
    }

    @Test
    void anEventThatTheSchemaDoesNotHaveIsOneOfThePackageAllTheSame() {
        QmpEvent event = event(MONITOR, "NEW", EventTimestamp.UNKNOWN, "{\"a\":1}");
        assertInstanceOf(QemuEvent.class, event);
        assertInstanceOf(UnknownEvent.class, event);
        assertEquals("NEW", assertInstanceOf(UnknownQemuEvent.class, event).qmpName());
        assertSameJson("{\"a\":1}", event);
    }

    @Test
    void anEventWhoseDataIsAUnionHasTheBranch() {
        QmpEvent event = event(QAPI, "JOB_CHANGED", EventTimestamp.UNKNOWN, "{\"kind\":\"mirror\",\"target\":\"t\"}");
        assertSameJson("{\"kind\":\"mirror\",\"target\":\"t\"}", event);
    }

    @Test
    void theRegistryKnowsNamesAndReleasesInOrder() {
        assertEquals(
                List.of("BLOCK_IO_ERROR", "STOP"), List.copyOf(MONITOR.events().keySet()));
        assertEquals("1.5", QAPI.commands().get("query-old"));
        assertEquals("", QAPI.commands().get("query-jobs"));
    }

    @Test
    void tagConstantsKeepTheirText() {
        assertEquals("null-co", Driver.NULL_CO.text());
        assertEquals(
                Map.of(),
                new NodeOptions.Other(Driver.NULL_CO, null, true, io.github.qmpcodegen.qmp.codec.Unmodelled.NONE)
                        .unmodelled()
                        .members());
    }

    private static <R> R decode(QmpRequest<R> request, String json) {
        return request.decodeReturn(QmpJson.parse(json), Decoding.ofReturn(request.qmpName()));
    }

    private static QmpEvent event(QmpRegistry registry, String name, EventTimestamp timestamp, String data) {
        return registry.decodeEvent(name, timestamp, QmpJson.parse(data), Decoding.ofData(name));
    }

    @SuppressWarnings("unchecked")
    private static <Q extends QmpRequest<?>> Q roundTrip(QmpRegistry registry, Q request) {
        return (Q) registry.decodeRequest(request.qmpName(), request.toJson(), Decoding.ofArguments(request.qmpName()))
                .orElseThrow();
    }

    private static String refused(QmpRegistry registry, String command, String arguments) {
        QmpDecodingException refusal = assertThrows(
                QmpDecodingException.class,
                () -> registry.decodeRequest(command, QmpJson.parse(arguments), Decoding.ofArguments(command)));
        return String.valueOf(refusal.getMessage());
    }

    private static String text(QmpValue value) {
        return QmpJson.write(value.toJson());
    }

    /** Compares without the order of members, which JSON gives no meaning. */
    private static void assertSameJson(String json, QmpValue value) {
        assertEquals(QmpJson.parse(json), QmpJson.parse(text(value)));
    }
}
