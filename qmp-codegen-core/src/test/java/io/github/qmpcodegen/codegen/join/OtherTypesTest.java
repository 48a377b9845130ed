package io.github.qmpcodegen.codegen.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of types that members have in other releases: they are read and written back, and no other value is. */
class OtherTypesTest {

    private static final String PACKAGE = "com.acme.qmp";

    private static final String OLDER = """
            { 'struct': 'Info', 'data': { 'kind': 'str', 'place': 'int', 'kinds': [ 'str' ], 'size': 'int' } }
            { 'command': 'query', 'returns': 'Info' }
            { 'command': 'set', 'data': { 'kind': 'str', '*kinds': [ 'str' ], '*place': 'int', '*size': 'int' } }
            { 'command': 'place', 'data': { 'place': 'int' } }
            { 'command': 'list', 'data': { 'list': 'int' } }
            { 'command': 'add', 'data': { 'type': 'str' }, 'gen': false }
            { 'struct': 'Wrapped', 'data': { 'data': 'str' } }
            { 'struct': 'Flat', 'data': { 'host': 'str', 'kind': 'str' } }
            { 'command': 'start', 'data': { 'addr': 'Wrapped' }, 'returns': 'Wrapped' }
            { 'command': 'connect', 'data': { 'addr': 'Flat' } }
            { 'struct': 'Peer', 'data': { 'server': 'Wrapped', 'servers': [ 'Wrapped' ] } }
            { 'command': 'serve', 'data': { 'server': 'Wrapped', 'servers': [ 'Wrapped' ] }, 'returns': 'Peer' }
            """;

    private static final String NEWER = """
            { 'enum': 'Kind', 'data': [ 'a', 'b' ] }
            { 'struct': 'Place', 'data': { 'bus': 'int' } }
            { 'struct': 'Info', 'data': { 'kind': 'Kind', 'place': 'Place', 'kinds': [ 'Kind' ], 'size': 'uint64' } }
            { 'command': 'query', 'returns': 'Info' }
            { 'command': 'set',
              'data': { 'kind': 'Kind', '*kinds': [ 'Kind' ], '*place': 'Place', '*size': 'uint64' } }
            { 'command': 'place', 'data': { 'place': 'Place' } }
            { 'command': 'list', 'data': { 'list': [ 'int' ] } }
            { 'struct': 'A', 'data': { '*names': [ 'str' ] } }
            { 'union': 'Options', 'base': { 'type': 'Kind' }, 'discriminator': 'type', 'data': { 'a': 'A' } }
            { 'command': 'add', 'data': 'Options', 'boxed': true }
            { 'struct': 'Wrapped', 'data': { 'data': 'str' } }
            { 'struct': 'Flat', 'data': { 'host': 'str', 'kind': 'Kind' } }
            { 'command': 'start', 'data': { 'addr': 'Wrapped' }, 'returns': 'Wrapped' }
            { 'command': 'connect', 'data': { 'addr': 'Flat' } }
            { 'struct': 'Peer', 'data': { 'server': 'Flat', 'servers': [ 'Flat' ] } }
            { 'command': 'serve', 'data': { 'server': 'Flat', 'servers': [ 'Flat' ] }, 'returns': 'Peer' }
            """;

    @TempDir
    private static Path folder;

    private static GeneratedCode code;
    private static CompiledTypes types;

    @BeforeAll
    static void compile() throws IOException, ReflectiveOperationException {
        code = GeneratedCode.of(Labelled.of("2.8", OLDER, "7.2", NEWER).schema(), PACKAGE);
        assertEquals("", code.compile(folder));
        types = CompiledTypes.in(folder, PACKAGE);
    }

    @AfterAll
    static void close() throws IOException {
        types.close();
    }

    private static CompiledTypes.Reading request(String command, String arguments) {
        return types.read(new Message.Request(command, QmpJson.parse(arguments)));
    }

    private static CompiledTypes.Reading reply(String value) {
        return types.read(new Message.Reply(new Message.Request("query", QmpJson.parse("{}")), QmpJson.parse(value)));
    }

    /** That an integer has another range goes without saying. */
    @Test
    void javadocTellsWhatAMemberIsInWhichReleases() {
        String info = code.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith("/Info.java"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();

        assertEquals(
                List.of("Any string up to QEMU 2.8.", "Any integer up to QEMU 2.8.", "Any array up to QEMU 2.8."),
                Pattern.compile("Any [^*]*\\.")
                        .matcher(info)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @Test
    void javadocNamesASingleReleaseOnce() {
        String list = "{ 'command': 'set', 'data': { '*value': [ 'str' ] } }";
        String number = "{ 'command': 'set', 'data': { '*value': 'int' } }";

        String set = GeneratedCode.of(
                        Labelled.of("5.0", list, "6.0", number, "7.0", list, "8.0", list)
                                .schema(),
                        PACKAGE)
                .files()
                .toString();

        assertTrue(set.contains("Any integer in QEMU 6.0."), set);
    }

    @Test
    void aReplyIsReadAndWrittenBack() {
        String both = "{\"kind\":\"odd\",\"place\":7,\"kinds\":[\"odd\",\"a\"],\"size\":-1}";
        String newer = "{\"kind\":\"a\",\"place\":{\"bus\":7},\"kinds\":[\"b\"],\"size\":1}";

        assertEquals(
                new CompiledTypes.Reading(
                        QmpJson.parse(both), List.of(), List.of(), List.of("kind", "place", "kinds", "size")),
                reply(both));
        assertEquals(new CompiledTypes.Reading(QmpJson.parse(newer), List.of(), List.of(), List.of()), reply(newer));
    }

    @Test
    void aRequestIsReadAndWrittenBack() {
        String arguments = "{\"kind\":\"odd\",\"kinds\":[\"a\",\"odd\"],\"place\":7,\"size\":-1}";

        assertEquals(
                new CompiledTypes.Reading(
                        QmpJson.parse(arguments), List.of(), List.of(), List.of("kind", "kinds", "place", "size")),
                request("set", arguments));
        assertEquals(List.of(), request("place", "{\"place\":7}").problems());
        assertEquals(
                new CompiledTypes.Reading(QmpJson.parse("{\"list\":7}"), List.of(), List.of(), List.of("list")),
                request("list", "{\"list\":7}"));
    }

    /** When its arguments were not checked, a command took texts for lists, and anything else. */
    @Test
    void whatACommandTookUncheckedIsReadAndWrittenBack() {
        String arguments = "{\"type\":\"a\",\"names\":\"one\",\"more\":[1]}";

        assertEquals(
                new CompiledTypes.Reading(QmpJson.parse(arguments), List.of(), List.of("more"), List.of("names")),
                request("add", arguments));
    }

    /** One object stands where quite another one stood, and each stands elsewhere, too. */
    @Test
    void anObjectOfAnotherTypeIsReadAndWrittenBack() {
        Message.Request request = new Message.Request(
                "serve", QmpJson.parse("{\"server\":{\"data\":\"d\"},\"servers\":[{\"data\":\"d\"}]}"));

        for (Message message : List.of(request, new Message.Reply(request, request.content()))) {
            CompiledTypes.Reading reading = types.read(message);
            assertEquals(List.of(), reading.problems());
            assertEquals(message.content(), reading.written());
        }
        assertEquals(
                List.of(
                        "connect: 'arguments.addr.data' is not in the schema",
                        "connect: 'arguments.addr.host' is missing",
                        "connect: 'arguments.addr.kind' is missing"),
                request("connect", "{\"addr\":{\"data\":\"d\"}}").problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            set   | {"kind": 7}                      | set: 'arguments.kind' is an integer, expected a string
            set   | {"kind": "a", "kinds": "a"}      | set: 'arguments.kinds' is a string, expected an array
            set   | {"kind": "a", "place": "7"}      | set: 'arguments.place' is a string, expected an object
            set   | {"kind": "a", "size": true}      | set: 'arguments.size' is a boolean, expected an integer
            set   | {"kind": "a", "more": 1}         | set: 'arguments.more' is not in the schema
            place | {"place": "7"}                   | place: 'arguments.place' is a string, expected an object
            list  | {}                               | list: 'arguments.list' is missing
            list  | {"list": "7"}                    | list: 'arguments.list' is a string, expected an array
            place | {}                               | place: 'arguments.place' is missing
            add   | {"type": 1}                      | add: 'arguments.type' is an integer, expected a string
            """)
    void whatNoReleaseTakesIsRefused(String command, String arguments, String problem) {
        assertEquals(List.of(problem), request(command, arguments).problems());
    }
}
