package io.github.qmpcodegen.codegen.link.hx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.Signatures;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HxLinkerTest {

    @Test
    void argsTypeGivesNamesKindsAndPresence() {
        assertSignatures(
                table(entry("all-codes", "s:s,b:B?,f:F,i:i,l:l?,o:o,m:M,t:T,flag:-x,bool:b,any:q?")),
                "all-codes(s: str, b?: str, f: str, i: int, l?: int, o: int, m: int, t: number, flag?: bool, bool: bool,"
                        + " any?: any) -> none");
    }

    @Test
    void anEntryWithoutArgsTypeTakesWhatItsDocumentationDescribes() {
        String documented = doc("""
                eject
                -----

                Arguments:

                - "force": even if it is locked (json-bool, optional)
                - "device": the drive (json-string)
                """);
        String message =
                "qmp-commands.hx:%d:1: warning: the entry of 'eject' has no args_type, so its arguments are those that"
                        + " its documentation describes; expected a field such as .args_type = \"device:B\", or .args_type ="
                        + " \"\" for none [missing-args-type]";
        String bare = "{ .name = \"eject\", .mhandler.cmd_new = do_eject, },\n";
        String misspelled =
                "{ .name = \"eject\", .ags_type = \"force:-f,device:B\", .mhandler.cmd_new = do_eject, },\n";

        assertEquals(List.of("eject(force?: bool, device: str) -> none"), signatures(table(bare, documented)));
        assertEquals(List.of(message.formatted(1)), diagnostics(table(bare, documented)));
        assertEquals(List.of("eject(force?: bool, device: str) -> none"), signatures(table(misspelled, documented)));
        assertEquals(
                List.of(
                        message.formatted(1),
                        "qmp-commands.hx:1:20: warning: QEMU does not know the field '.ags_type', so what it says is left out;"
                                + " did you mean '.args_type'? [misspelled-field]"),
                diagnostics(table(misspelled, documented)));
        assertEquals(
                List.of(message.formatted(2)),
                diagnostics(table("#ifdef A", bare + "#else", entry("eject", "device:B") + "#endif\n")));
        assertEquals(
                List.of(), diagnostics(table("{ .name = \"stop\", .args_type = NULL, .mhandler.cmd_new = f, },\n")));
    }

    @Test
    void itemsWithSlipsOfThePenAreRead() {
        assertSignatures(
                table(entry("query-lamp", ""), doc("""
                                query-lamp
                                ----------

                                Return a json-object with:

                                - "a": the a (json-int)
                                - "b":the b (json-int)
                                - "c: the c (json-int)
                                - d": the d (json-int)
                                - 'e': the e (json-int)
                                -"f": the f (json-int)
                                * "g": the g (json-int)
                                - "h": the h (json-int optional)
                                - "i": the i, optional (json-int)
                                - "j": the j (json-int, optionl)
                                - "k": the k (json-int/optional)
                                """)),
                "query-lamp() -> {a: int, b: int, c: int, d: int, e: int, f: int, g: int, h?: int, i?: int, j?: int,"
                        + " k?: int}");
    }

    @Test
    void itemsThatCannotBeReadOrRepeatAnotherAreTold() {
        MemorySources sources = table(entry("query-lamp", ""), doc("""
                                query-lamp
                                ----------

                                Return a json-object with:

                                - "a": the a (json-int)
                                - "x y": the x (json-int)
                                - "": nothing (json-int)
                                - "b": the b (json-object)
                                     - "a": the inner a (json-int)
                                     - "a": another (json-int)
                                - Possible values: "q"
                                """));

        assertEquals(
                List.of(
                        "qmp-commands.hx:14:1: warning: 'x y' cannot be the name of a member, so this item is a remark;"
                                + " expected an item such as '- \"name\": text (json-string)' [unreadable-member]",
                        "qmp-commands.hx:15:1: warning: '' cannot be the name of a member, so this item is a remark;"
                                + " expected an item such as '- \"name\": text (json-string)' [unreadable-member]",
                        "qmp-commands.hx:18:6: warning: this list describes 'a' twice; correct the name, or join the two"
                                + " descriptions [repeated-member]"),
                diagnostics(sources));
    }

    @Test
    void aListBelowATitleThatSpeaksOfSomethingElseIsARemark() {
        String text = """
                set
                ---

                Sets it.

                Arguments:

                - "level": how much (json-int)

                %s

                - "not-found": if there is no such device
                - other: if there is another one
                """;

        for (String title : List.of(
                "Possible errors are:",
                "Error responses:",
                "Possible failure responses:",
                "Errors",
                "On error:",
                "It fails with:",
                "See also:",
                "TODO:",
                "Modes:",
                "Where the level is one of:")) {
            MemorySources sources = table(entry("set", "level:i"), doc(text.formatted(title)));

            assertSignatures(sources, "set(level: int) -> none");
            assertEquals(
                    List.of(
                            new Documentation.Paragraph("Sets it."),
                            new Documentation.Paragraph(title),
                            new Documentation.Items(
                                    false,
                                    List.of(
                                            List.of(new Documentation.Paragraph(
                                                    "not-found: if there is no such device")),
                                            List.of(new Documentation.Paragraph("other: if there is another one"))))),
                    sources.load().schema().commands().get(0).documentation().blocks());
        }
    }

    @Test
    void aListBelowAnyOtherTitleIsTheReply() {
        String text = """
                query-a
                -------

                %s

                %s

                - "on": whether it is on
                - "since": when it was switched on, only present if it is on
                """;

        for (String title : List.of(
                "The lamp has:",
                "The lamp:",
                "Per lamp:",
                "As of 1.0:",
                "If it burns:",
                "Lamp info:",
                "Error information:",
                "Each error record contains the following:",
                "Return values:")) {
            assertSignatures(
                    table(entry("query-a", ""), doc(text.formatted("Shows the lamp.", title))),
                    "query-a() -> {on: any, since?: any}");
        }
        assertSignatures(
                table(entry("query-a", ""), doc(text.formatted("Returns a json-array of json-objects.", "Modes:"))),
                "query-a() -> [{on: any, since?: any}]");
    }

    @Test
    void whatAnItemSaysOfItsMemberOutweighsATitle() {
        String text = "query-a\n-------\n\nModes:\n\n- \"on\": the mode%s\n";

        assertSignatures(table(entry("query-a", ""), doc(text.formatted(""))), "query-a() -> any");
        for (String words :
                List.of(" (json-string)", ", only present if there is one", ", one of the following: \"a\", \"b\"")) {
            MemorySources sources = table(entry("query-a", ""), doc(text.formatted(words)));

            assertTrue(signatures(sources).get(0).startsWith("query-a() -> {on"), () -> words + signatures(sources));
        }
    }

    @Test
    void errorClassesAreNoMembers() {
        String text = """
                eject
                -----

                Arguments:

                - "device": which (json-string)

                %s

                - "DeviceNotFound": if there is no device named by "device" (json-string)
                - GenericError: else
                """;

        for (String introduction : List.of(
                "Returns: nothing, or an error:", "Returns: Nothing on success", "It ejects it.", "Response:")) {
            assertSignatures(
                    table(entry("eject", "device:B"), doc(text.formatted(introduction))), "eject(device: str) -> none");
        }
        assertSignatures(
                table(entry("eject", "device:B"), doc(text.formatted("Returns: nothing, or else a json-object with:"))),
                "eject(device: str) -> {DeviceNotFound: str, GenericError: any}");
    }

    @Test
    void bareWordsBelowATitleAreNoReplyOfACommandThatChangesSomething() {
        String text = "set\n---\n\n%s\n\n- \"fast\": the first%s\n\nArguments:\n\n- \"a\": one (json-int)\n";

        assertSignatures(table(entry("set", "a:i"), doc(text.formatted("Capabilities:", ""))), "set(a: int) -> none");
        for (String title : List.of("On success:", "The result:", "The lamp has these members:")) {
            assertSignatures(table(entry("set", "a:i"), doc(text.formatted(title, ""))), "set(a: int) -> {fast: any}");
        }
        assertSignatures(
                table(entry("set", "a:i"), doc(text.formatted("Capabilities:", " (json-int)"))),
                "set(a: int) -> {fast: int}");
    }

    @Test
    void errorsAreNoMembersOfAReplyThatIsSaidElsewhere() {
        String text = "query-a\n-------\n\nReturns:%s\n\nErrors:\n\n- \"%s\": if there is no lamp\n";

        assertSignatures(
                table(entry("query-a", ""), doc(text.formatted(" a json-object", "DeviceNotFound"))),
                "query-a() -> any");
        assertSignatures(
                table(entry("query-a", ""), doc(text.formatted(" a json-int", "not-found"))), "query-a() -> int");
        assertSignatures(
                table(entry("query-a", ""), doc(text.formatted("\n  a json-int, how many\n", "not-found"))),
                "query-a() -> int");
        assertSignatures(
                table(entry("query-a", ""), doc(text.formatted(" a json-object", "count"))),
                "query-a() -> {count: any}");
    }

    @Test
    void aListInTheNotesBehindExamplesIsNoReply() {
        assertSignatures(table(entry("set", ""), doc("""
                                set
                                ---

                                Sets it.

                                Example:

                                -> { "execute": "set" }

                                Notes:

                                It may take a while.

                                The event "DONE" has:

                                - "id": which it was (json-int)
                                """)), "set() -> none");
    }

    @Test
    void nothingIsReturnedThatIsSaidNotToBe() {
        assertSignatures(
                table(
                        entry("set", ""),
                        doc(
                                "set\n---\n\nReturns: nothing on success. It fails with\n\n- \"class\": which (json-string)\n")),
                "set() -> none");
    }

    @Test
    void theDataOfAnEventMayHaveTitles() {
        assertSignatures(
                MemorySources.of("qmp-events.txt", """
                        IO_ERROR
                        --------

                        Data:

                        - "device": which (json-string)

                        Only for writes:

                        - "offset": where it was written

                        Possible errors:

                        - "no-space": the disk is full

                        CLOCK
                        -----

                        When the client is known:

                        - "host": its address
                        - "auth": "x" or "y"
                        """),
                "IO_ERROR{device: str, offset: any}",
                "CLOCK{host: any, auth: <x|y>}");
    }

    @Test
    void theTitlesAmongTheArgumentsOfAnOptionListAreAboutItsOptions() {
        assertSignatures(
                table(entry("thing_add", "thing:O"), doc("""
                                thing_add
                                ---------

                                Arguments:

                                - "kind": which (json-string)

                                Only for PCI:

                                - "slot": where it is (json-string, optional)
                                - "bus": its parent bus, only present if there are several

                                Returns a json-object with:

                                - "id": its name (json-string)
                                """)),
                "thing_add(kind: str, slot?: str, bus?: any, ...) -> {id: str}");
    }

    @Test
    void argumentsUnderAnyTitleAreDescribedOnce() {
        MemorySources sources = table(entry("eject", "device:B,force:b?"), doc("""
                                eject
                                -----

                                Arguments:

                                - "device": which (json-string)

                                Modes:

                                - "force": even if it is locked (json-bool, optional)
                                """));

        assertEquals(
                List.of(new Documentation.Paragraph("Modes:")),
                sources.schema().commands().get(0).documentation().blocks());
    }

    @Test
    void whatEveryExampleShowsEmptyMayStillHaveMembersThatAreDescribed() {
        String text = """
                %s
                ----

                Handles the mode.

                %s

                - "fast": the first%s
                - "slow": the second%s

                Example:

                -> { "execute": "%s" }
                <- { "return": {} }
                """;
        String typed = " (json-string)";

        assertSignatures(shownEmpty(text, "set", "It knows two modes:", typed), "set() -> none");
        assertSignatures(shownEmpty(text, "set", "It knows two, which differ in speed.", ""), "set() -> none");
        assertSignatures(shownEmpty(text, "set", "Output:", typed), "set() -> {fast?: str, slow?: str}");
        assertSignatures(shownEmpty(text, "set", "Output:", ""), "set() -> {fast?: any, slow?: any}");
        assertSignatures(
                shownEmpty(text, "query-a", "They differ in speed.", typed), "query-a() -> {fast?: str, slow?: str}");
        assertSignatures(shownEmpty(text, "query-a", "The lamp:", ""), "query-a() -> {fast?: any, slow?: any}");
    }

    private static MemorySources shownEmpty(String text, String command, String title, String type) {
        return table(entry(command, ""), doc(text.formatted(command, title, type, type, command)));
    }

    /** Indented too deep, an item of an object is part of the one above it. */
    @Test
    void anItemOfAScalarThatDescribesAMemberIsTold() {
        MemorySources sources = table(entry("query-lamp", ""), doc("""
                                query-lamp
                                ----------

                                Return a json-object with:

                                - "name": the name (json-string)
                                    - "size": the size (json-int)
                                - "state": the state (json-string)
                                    - "on": it burns
                                    - "off": it does not
                                """));

        assertEquals(
                List.of(
                        "qmp-commands.hx:14:5: warning: 'size' is indented as part of 'name', which has no members, so this"
                                + " item is a remark; indent it like the items of its object [unreadable-member]"),
                diagnostics(sources));
    }

    @Test
    void aMemberThatMayBeAnObjectMayHaveMembers() {
        MemorySources sources = table(entry("query-lamp", ""), doc("""
                                query-lamp
                                ----------

                                Return a json-object with:

                                - "address": where (json-string or json-object)
                                    - "host": the host (json-string)
                                - "port": which (int|string)
                                """));

        assertEquals(List.of(), diagnostics(sources));
        assertSignatures(sources, "query-lamp() -> {address: any, port: any}");
    }

    @Test
    void aHeadingMayHaveTooShortAnUnderline() {
        assertSignatures(
                table(
                        entry("x", "a:s"),
                        doc("x\n-\n\nArguments:\n\n- \"a\": one of these: [ x | y ] (json-string)\n"),
                        entry("set", "a:s"),
                        doc("set\n--\n\nArguments:\n\n- \"a\": one of these: [ u | v ] (json-string)\n")),
                "x(a: <x|y>) -> none",
                "set(a: <u|v>) -> none");
    }

    @Test
    void alternativesMayRepeatAMember() {
        assertEquals(List.of(), diagnostics(table(entry("query-lamp", ""), doc("""
                                query-lamp
                                ----------

                                Return a json-object with:

                                - "data": a json-object. When "type" is "lamp":
                                  - "device": the lamp (json-string)
                                  When "type" is "bulb":
                                  - "device": the bulb (json-string)
                                - registers, depending on the machine:
                                     "pc": x86 (json-int)
                                     "pc" and "npc": sparc (json-int)
                                """))));
    }

    @Test
    void theOldestTextsNumberTheirEvents() {
        assertSignatures(MemorySources.of("qmp-events.txt", """
                           QEMU Monitor Protocol: Events
                           =============================

        1 SHUTDOWN
        -----------

        Description: Issued when the Virtual Machine is powered down.
        Data: None.

        10 BLOCK_IO_ERROR
        -----------------

        Data:

        - "device": device name (json-string)
        """), "SHUTDOWN{}", "BLOCK_IO_ERROR{device: str}");
    }

    @Test
    void anOptionListOpensTheArguments() {
        assertSignatures(table(entry("thing_add", "thing:O"), doc("""
                                thing_add
                                ---------

                                Arguments:

                                - "kind": which (json-string)
                                - "id": its name (json-string, optional)
                                - thing properties

                                Example:

                                -> { "execute": "thing_add", "arguments": { "kind": "x", "colour": "red" } }
                                <- { "return": {} }
                                """)), "thing_add(kind: str, id?: str, ...) -> none");
    }

    @Test
    void anOptionListThatExamplesShowIsAMember() {
        assertSignatures(
                table(entry("set-abilities", "abilities:O"), doc("""
                                set-abilities
                                -------------

                                Switch abilities.

                                - "jump": jumping
                                - "run": running

                                Arguments:

                                Example:

                                -> { "execute": "set-abilities",
                                     "arguments": { "abilities": [ { "ability": "jump", "state": true } ] } }
                                """)),
                "set-abilities(abilities: [{ability: <jump|run>, state: bool, ...}]) -> none");
    }

    @Test
    void aNoteBetweenMembersReadsAsIfItStoodBehindThem() {
        MemorySources sources = table(entry("thing_add", "thing:O"), doc("""
                                thing_add
                                ---------

                                Arguments:

                                - "a": the a (json-int)
                                Note: a is never 0.
                                - "b": the b (json-string)

                                Note: b is short.

                                - "c": the c (json-bool, optional)

                                Note: there are other words.

                                - "word": a remark about it
                                """));

        assertSignatures(sources, "thing_add(a: int, b: str, c?: bool, ...) -> none");
        assertEquals(
                List.of("a is never 0.", "b is short.", "there are other words."),
                sources.schema().commands().get(0).documentation().blocks().stream()
                        .map(block -> ((Documentation.Remark) block).blocks().get(0))
                        .map(block -> ((Documentation.Paragraph) block).text())
                        .toList());
    }

    @Test
    void aReplyBehindANoteIsNoPartOfTheNote() {
        String text = """
                query-house
                -----------

                Arguments:

                - "house": which (json-string)

                Note: it must exist.

                %s

                - "size": how big (json-int)
                - "open": whether somebody is in (json-bool)
                """;

        for (String introduction :
                List.of("Return a json-object with the following information", "Return a json-object.", "The house:")) {
            MemorySources sources = table(entry("query-house", "house:s"), doc(text.formatted(introduction)));
            List<Documentation.Block> note = new ArrayList<>(List.of(new Documentation.Paragraph("it must exist.")));
            if (introduction.equals("The house:")) {
                note.add(new Documentation.Paragraph(introduction));
            }

            assertEquals(List.of(), diagnostics(sources));
            assertEquals(
                    List.of(new Documentation.Remark("Note", note)),
                    sources.schema().commands().get(0).documentation().blocks());
            assertSignatures(sources, "query-house(house: str) -> {size: int, open: bool}");
        }
    }

    @Test
    void aListThatANoteIntroducesIsPartOfIt() {
        String text = """
                dump
                ----

                Arguments:

                - "file": where to (json-string)

                Note: %s

                - "size": how big (json-int)
                """;

        for (String note : List.of(
                "The command \"query-dump\" shows what becomes of it, with",
                "the state has:",
                "errors are listed here.",
                "the answer is a json-object, which contains the following information")) {
            MemorySources sources = table(entry("dump", "file:s"), doc(text.formatted(note)));

            assertEquals(List.of(), diagnostics(sources));
            assertSignatures(sources, "dump(file: str) -> none");
            assertEquals(
                    List.of(new Documentation.Remark(
                            "Note",
                            List.of(
                                    new Documentation.Paragraph(note),
                                    new Documentation.Items(
                                            false,
                                            List.of(List.of(
                                                    new Documentation.Paragraph("size: how big (json-int)"))))))),
                    sources.schema().commands().get(0).documentation().blocks());
        }
    }

    @Test
    void anObjectMayBeDescribedBehindANote() {
        assertSignatures(
                table(entry("query-house", ""), doc("""
                                query-house
                                -----------

                                Return a json-object with:

                                - "size": how big (json-int)

                                Note: the guests are only there if it is open.

                                - "guests": a json-array of all guests

                                Note: guests come and go.

                                Guests are described by a json-object, each one contain the following.

                                - "name": the name (json-string)

                                Note: guests may have a car.

                                - "car": the car (json-string, optional)
                                """)),
                "query-house() -> {size: int, guests: [{name: str, car?: str}]}");
    }

    @Test
    @Timeout(40)
    void anyNumberOfNotesMayDivideAList() {
        StringBuilder text = new StringBuilder("query-all\n---------\n\nReturn a json-object with:\n\n");
        for (int i = 0; i < 80_000; i++) {
            text.append("- \"m").append(i).append("\": one (json-int)\n\nNote: it is one.\n\n");
        }

        String signature =
                signatures(table(entry("query-all", ""), doc(text.toString()))).get(0);
        assertTrue(signature.endsWith(", m79999: int}"));
    }

    @Test
    void anObjectDescribedBehindANoteIsNotJoinedToTheMembersBeforeIt() {
        assertSignatures(table(entry("query-house", ""), doc("""
                                query-house
                                -----------

                                Return a json-object with:

                                - "a": the a (json-int)

                                Note: a room is described below:

                                - "b": the b (json-int)
                                """)), "query-house() -> {a: int}");
    }

    @Test
    void documentationStandsBeforeOrAfterItsEntry() {
        assertSignatures(
                table(
                        doc("first\n-----\n\nArguments:\n\n- \"a\": one of these: [ x | y ] (json-string)\n"),
                        entry("first", "a:s"),
                        entry("bare", ""),
                        entry("second", "a:s"),
                        doc("second\n------\n\nArguments:\n\n- \"a\": one of these: [ u | v ] (json-string)\n")),
                "first(a: <x|y>) -> none",
                "bare() -> none",
                "second(a: <u|v>) -> none");
    }

    @Test
    void aSentenceAsHeadingIsTiedByItsExample() {
        assertSignatures(
                table(entry("query-lamp", "name:s"), entry("query-bulb", ""), doc("""
                                Show the lamp
                                -------------

                                Example:

                                -> { "execute": "query-lamp", "arguments": { "name": "l" } }
                                <- { "return": { "on": true } }
                                """)),
                "query-lamp(name: str) -> {on: bool}",
                "query-bulb() -> any");
    }

    @Test
    void aHeadingWithAnAtSignOrWithoutUnderlineIsTiedByItsName() {
        assertSignatures(
                table(
                        entry("query-a", ""),
                        doc(
                                "@query-a\n--------\n\nExample:\n\n-> { \"execute\": \"query-a\" }\n<- { \"return\": 1 }\n"),
                        entry("query-b", ""),
                        doc("query-b\n\n\nExample:\n\n-> { \"execute\": \"query-b\" }\n<- { \"return\": \"x\" }\n")),
                "query-a() -> int",
                "query-b() -> str");
    }

    @Test
    void aDocumentWithoutEntryIsACommand() {
        assertSignatures(table(doc("""
                                query-light
                                -----------

                                Return a json-object with the following information:

                                - "on": whether it is on (json-bool)

                                Example:

                                -> { "execute": "query-light" }
                                <- { "return": { "on": true } }
                                """), entry("stop", "")), "query-light() -> {on: bool}", "stop() -> none");
    }

    @Test
    void whatOnlySaysWhatIsReturnedIsTiedByItsPlaceOrItsName() {
        assertSignatures(
                table(
                        entry("query-six", ""),
                        doc("""
                                query-six (since 2.0)
                                ---------------------

                                Returns a json-object with:

                                - "on": whether it is on (json-bool)
                                """),
                        entry("stop", ""),
                        doc("stop\n----\n\nStop.\n"),
                        doc("query-apart\n-----------\n\nReturn a json-object with:\n\n- \"a\": one (json-int)\n"),
                        doc("Remarks\n-------\n\nReturns are not always told.\n")),
                "query-six() -> {on: bool}",
                "stop() -> none",
                "query-apart() -> {a: int}");
    }

    @Test
    void aReplyMayBeASingleValueAndAListOfWhatItsNotationSays() {
        assertSignatures(
                table(
                        entry("query-count", ""),
                        doc("query-count\n-----------\n\nReturn a json-int.\n"),
                        entry("query-either", ""),
                        doc("query-either\n------------\n\nReturn a json-int or json-string.\n"),
                        entry("query-lamps", ""),
                        doc("""
                                query-lamps
                                -----------

                                Return a json-object with:

                                - "names": list of lamps (json-array of json-string)
                                """)),
                "query-count() -> int",
                "query-either() -> any",
                "query-lamps() -> {names: [str]}");
    }

    @Test
    void branchesOfAConditionMayEachBeDocumented() {
        MemorySources sources = table(
                "#ifdef CONFIG_A\n",
                entry("x", "a:s,b:i?"),
                doc("x\n---\n\nArguments:\n\n- \"a\": one of these: [ u | v ] (json-string)\n"),
                "#else\n",
                entry("x", "a:s"),
                doc("x\n---\n\nArguments:\n\n- \"a\": another (json-string)\n"),
                "#endif\n");

        assertEquals(List.of(), diagnostics(sources));
        assertEquals(List.of("x(a: <u|v>, b?: int) -> none"), signatures(sources));
    }

    @Test
    void theDocumentOfABranchWithoutTheCommandYields() {
        String missing = doc("query-x\n-------\n\nNot in this build.\n");
        String real = doc("query-x\n-------\n\nReturns a json-object with:\n\n- \"r\": the result (json-int)\n");

        for (List<String> parts : List.of(
                List.of("#ifndef CONFIG_A\n", missing, "#else\n", real, entry("query-x", ""), "#endif\n"),
                List.of("#ifdef CONFIG_A\n", entry("query-x", ""), real, "#else\n", missing, "#endif\n"))) {
            MemorySources sources = table(parts.toArray(String[]::new));

            assertEquals(List.of(), diagnostics(sources));
            assertEquals(List.of("query-x() -> {r: int}"), signatures(sources));
        }
    }

    @Test
    void anArgumentOfOneBranchIsNoDifferenceToItsDocumentation() {
        MemorySources sources = table(
                "#ifdef CONFIG_A\n",
                entry("x", "a:s,b:i?,c:s"),
                "#else\n",
                entry("x", "b:i?,c:s?"),
                "#endif\n",
                doc(
                        "x\n---\n\nArguments:\n\n- \"a\": one (json-string)\n- \"b\": two (json-int)\n- \"c\": three (json-string)\n"));

        assertEquals(
                List.of(
                        "argument 'b' of 'x' is documented as mandatory, but the server treats it as optional; the server"
                                + " decides"),
                sources.load().diagnostics().stream().map(Diagnostic::message).toList());
        assertEquals(List.of("x(a?: str, b?: int, c?: str) -> none"), signatures(sources));
    }

    @Test
    void theSameCommandIsDocumentedOnceInABuild() {
        MemorySources sources = table(
                entry("x", ""), doc("x\n---\n\nOne.\n"), "#ifdef CONFIG_A\n", doc("x\n---\n\nTwo.\n"), "#endif\n");

        assertEquals(1, diagnostics(sources).size());
    }

    @Test
    void eventsHaveNamesOfOthersAndHeadingsInOtherShapes() {
        String example = "\n{ \"event\": \"%s\", \"data\": { \"a\": 1 }, \"timestamp\":"
                + " { \"seconds\": 1, \"microseconds\": 2 } }\n\n";
        String text = "Events\n======\n\n";
        for (String heading :
                List.of("__com.acme_ALERT", "ONE:", "TWO (since 1.2)", "THREE and FOUR", "\"FIVE\"", "SIX / SEVEN")) {
            text += heading + "\n~~~~~~~~~~~~~~~~\n\nData:\n\n- \"a\": one (json-int)\n\n";
        }
        text += "When it is hot\n--------------\n\nExample:\n" + example.formatted("it-is-hot");

        assertEquals(
                List.of(
                        "__com.acme_ALERT{a: int}",
                        "ONE{a: int}",
                        "TWO{a: int}",
                        "THREE{a: int}",
                        "FOUR{a: int}",
                        "FIVE{a: int}",
                        "SIX{a: int}",
                        "SEVEN{a: int}",
                        "it-is-hot{a: int}"),
                signatures(MemorySources.of("qmp-events.txt", text)));
    }

    @Test
    void anEventsTextIsKnownByAnyHeadingThatNamesEvents() {
        for (String heading : List.of(
                "ONE",
                "  ONE",
                "3. ONE",
                "4.1 ONE",
                "ONE (since 1.0)",
                "ONE, since 1.0",
                "ONE (often) (since 1.0):",
                "[ONE]",
                "Event: ONE",
                "ONE event",
                "__com.acme_ONE")) {
            String text = "Text of the protocol\n====================\n\n" + heading + "\n-----\n\nData: None.\n";
            String name = heading.contains("__") ? heading : "ONE";

            assertEquals(List.of(name + "{}"), signatures(MemorySources.of("text.txt", text)), heading);
        }
        for (String heading : List.of("ONE, TWO", "ONE and TWO", "ONE or TWO", "Events ONE / TWO", "ONE, and TWO")) {
            assertEquals(
                    List.of("ONE{}", "TWO{}"),
                    signatures(MemorySources.of("text.txt", heading + "\n-----\n\nData: None.\n")),
                    heading);
        }
    }

    @Test
    void aSectionWithDataThatNamesNoEventIsTold() {
        assertEquals(
                List.of(
                        "qmp-events.txt:1:1: warning: the section 'The clock' describes no known event; use the event's name as"
                                + " its heading [untied-document]"),
                diagnostics(MemorySources.of(
                        "qmp-events.txt",
                        "The clock\n---------\n\nData:\n\n- \"a\": one (json-int)\n\nSTOP\n----\n\nData: None.\n")));
    }

    @Test
    void aHeadingThatIsALabelDividesItsDocument() {
        String text = """
                set_lamp
                ========

                Change the lamp.
                Arguments
                ~~~~~~~~~

                - "level": how bright (json-int, optional)

                Returns
                ~~~~~~~

                A json-object with:

                - "ok": whether it shines (json-bool)

                Errors
                ~~~~~~

                - "no-lamp": there is none

                Example:
                ~~~~~~~~

                -> { "execute": "set_lamp" }
                <- { "return": { "ok": true } }

                Notes
                ~~~~~

                It is hot.
                """;
        for (String underline : List.of("~", "-", "=")) {
            MemorySources sources = table(entry("set_lamp", "level:i?"), doc(text.replace("~", underline)));

            assertEquals(List.of(), diagnostics(sources));
            assertSignatures(sources, "set_lamp(level?: int) -> {ok: bool}");
            assertEquals(
                    List.of(
                            new Documentation.Paragraph("Change the lamp."),
                            new Documentation.Remark(
                                    "Returns",
                                    List.of(
                                            new Documentation.Paragraph("Errors"),
                                            new Documentation.Items(
                                                    false,
                                                    List.of(List.of(
                                                            new Documentation.Paragraph("no-lamp: there is none")))))),
                            new Documentation.Remark("Note", List.of(new Documentation.Paragraph("It is hot.")))),
                    sources.schema().commands().get(0).documentation().blocks());
        }
        assertSignatures(MemorySources.of("qmp-events.txt", """
                        ONE
                        ---

                        Data
                        ~~~~

                        - "a": one (json-int)

                        Example
                        ~~~~~~~

                        { "event": "ONE", "data": { "a": 1 } }
                        """), "ONE{a: int}");
    }

    @Test
    void anEventBelongsToTheSectionThatIsAboutItAndNotToOneThatShowsIt() {
        MemorySources sources = MemorySources.of("qmp-events.txt", """
                Introduction
                ------------

                Every event looks like this one:

                { "event": "CLOCK", "data": { "offset": 78 } }

                or this one:

                { "event": "it-is-hot", "data": { "lamp": "a" } }

                CLOCK
                -----

                Data:

                - "offset": by how much (json-int)

                When it is hot
                --------------

                Data:

                - "lamp": which (json-string)
                - "degrees": how hot (json-int, optional)

                { "event": "it-is-hot", "data": { "lamp": "a" } }

                The order on migration
                ----------------------

                { "event": "PAUSED" }
                { "event": "CLOCK", "data": { "offset": 0 } }
                """);

        assertEquals(List.of(), diagnostics(sources));
        assertSignatures(sources, "CLOCK{offset: int}", "it-is-hot{lamp: str, degrees?: int}", "PAUSED{}");
    }

    @Test
    void eventsThatOneSectionShowsHaveEachItsOwnData() {
        MemorySources sources = MemorySources.of("qmp-events.txt", """
                When a client goes
                ------------------

                Data:

                - "host": its address (json-string)

                { "event": "__com.acme_GONE", "data": { "host": "a" } }

                Possibly followed by:

                { "event": "IDLE" }

                { "event": "CHARGE", "data": { "level": 3 } }
                """);

        assertSignatures(sources, "__com.acme_GONE{host: str}", "IDLE{}", "CHARGE{level: int}");
        assertEquals(
                List.of(1, 1, 1),
                sources.schema().events().stream()
                        .map(event -> event.examples().size())
                        .toList());
    }

    @Test
    @Timeout(20)
    void aHeadingMayHaveAnyNumberOfBlanks() {
        String blanks = " ".repeat(200_000);
        String text = "A" + blanks + "B" + blanks + "(C" + blanks + "\n---\n\nText.\n\nSTOP\n----\n\nText.\n";

        for (String file : List.of("qmp-events.txt", "text.txt")) {
            assertEquals(List.of("STOP{}"), signatures(MemorySources.of(file, text)));
        }
    }

    @Test
    void aReplyIsAnArrayOrAnObjectByTheFirstWordsThatSaySo() {
        assertSignatures(
                table(entry("query-all", ""), doc("""
                                query-all
                                ---------

                                Each one is represented by a json-object, the returned value is a json-array
                                of all.

                                Each json-object contain:

                                - "name": its name (json-string)
                                - "state": only present if known (json-string)
                                         - Possible values: "up", "down"
                                """), entry("query-main", ""), doc("""
                                query-main
                                ----------

                                Return a json-object with information. Clients are returned as a json-array.

                                The main json-object contains the following:

                                - "enabled": true or false (json-bool)
                                - "clients": a json-array of all clients

                                Clients are described by a json-object, each one contain the following:

                                - "host": its address (json-string)
                                """)),
                "query-all() -> [{name: str, state?: <up|down>}]",
                "query-main() -> {enabled: bool, clients: [{host: str}]}");
    }

    @Test
    void aReplyIsReadAlikeWithAColonBehindTheWordReturns() {
        String text = """
                query-all
                ---------

                Shows it.

                %s

                - "name": its name (json-string)
                - "parts": a json-array of parts

                The part json-object contains the following:

                - "size": how big (json-int)
                """;
        String array = "query-all() -> [{name: str, parts: [{size: int}]}]";
        String object = "query-all() -> {name: str, parts: [{size: int}]}";

        for (String introduction : List.of(
                "Returns a json-array of json-objects with the following members:",
                "Returns: a json-array of json-objects with the following members:",
                "Returns: a list of json-objects",
                "Returns a list:",
                "Return: json-array",
                "Returns a (possibly empty) list of parts:",
                "Shows all parts as a json-array of json-objects:",
                "A list of json-objects is returned:",
                "The reply is a json-array of:")) {
            assertSignatures(table(entry("query-all", ""), doc(text.formatted(introduction))), array);
        }
        for (String introduction : List.of(
                "Returns the list position and its parts as a json-object:",
                "A json-list is returned in a member of the json-object:",
                "Returns the list of all in one json-object with:",
                "A list is returned only if there are any. Returns a json-object with:")) {
            assertSignatures(table(entry("query-all", ""), doc(text.formatted(introduction))), object);
        }
        for (String introduction : List.of("Returns a json-object:", "Returns: a json-object with:")) {
            MemorySources sources = table(entry("query-all", ""), doc(text.formatted(introduction)));

            assertSignatures(sources, object);
            assertEquals(
                    List.of(new Documentation.Paragraph("Shows it.")),
                    sources.schema().commands().get(0).documentation().blocks());
        }
    }

    @Test
    void objectsDescribedApartAreFoundByWhatTheyAreCalled() {
        assertSignatures(
                table(entry("query-houses", ""), doc("""
                                query-houses
                                ------------

                                The returned value is a json-array of all houses.

                                The house json-object contains the following:

                                - "rooms": a json-array of json-objects, each json-object represents a room

                                The room json-object contains the following:

                                - "doors": a json-array of json-objects, each one represents a door of it
                                - "cellar": It's a json-object, only present below ground, contains:
                                     - "rooms": a json-array of rooms if there's any, each element has the same
                                                members of the 'room json-object' described above (optional)

                                The door json-object can be a gate or a hatch, a gate door json-object contains
                                the following:

                                - "type": "gate" (json-string, fixed)
                                - "width": how wide (json-int)

                                A hatch door json-object contains the following:

                                - "type": "hatch" (json-string, fixed)
                                - "bolted": true or false (json-bool)
                                """)),
                "query-houses() -> [{rooms: [{doors: [{type: <gate|hatch>, width?: int, bolted?: bool}],"
                        + " cellar?: {rooms?: [^query-houses.return.rooms]}}]}]");
    }

    @Test
    void recursionIsFoundInWordsAndInExamples() {
        assertSignatures(
                table(entry("query-tree", ""), doc("""
                                query-tree
                                ----------

                                Returns a json-array of trees. Each json-object contains:

                                - "size": how tall (json-int)
                                - "parent": Contains recursively the tree below it, if any (json-object, optional)
                                - "image": a json-object with the picture:
                                    - "file": where it is (json-string)
                                    - "format": how (json-string)
                                    - "older-image": the picture it hides, an optional json-object

                                Example:

                                -> { "execute": "query-tree" }
                                <- { "return": [ { "size": 1,
                                      "image": { "file": "f", "format": "g",
                                                 "older-image": { "file": "f", "format": "g" } } } ] }
                                """)),
                "query-tree() -> [{size: int, parent?: ^query-tree.return, image: {file: str, format: str,"
                        + " older-image?: ^query-tree.return.image}}]");
    }

    @Test
    void anExampleDecidesWhereItContradictsTheShape() {
        assertSignatures(
                table(
                        entry("query-size", ""),
                        doc("""
                                query-size
                                ----------

                                returns a json-object with the following information:
                                - "size" : json-int

                                Example:

                                -> { "execute": "query-size" }
                                <- { "return": 67108864 }
                                """),
                        entry("query-settings", ""),
                        doc("""
                                query-settings
                                --------------

                                - "settings": the values
                                         - "level" : compression level value (json-int)
                                         - "mode" : how (json-string)

                                Arguments:

                                Example:

                                -> { "execute": "query-settings" }
                                <- { "return": { "level": 1, "mode": "m" } }
                                """),
                        entry("query-abilities", ""),
                        doc("""
                                query-abilities
                                ---------------

                                - "abilities": what it can
                                         - "jump" : jumping (json-bool)
                                         - "run" : running (json-bool)

                                Example:

                                -> { "execute": "query-abilities" }
                                <- { "return": [ { "ability": "jump", "state": true },
                                                 { "ability": "run", "state": false } ] }
                                """)),
                "query-size() -> int",
                "query-settings() -> {level: int, mode: str}",
                "query-abilities() -> [{ability: <jump|run>, state: bool}]");
    }

    @Test
    void whatIsShownEmptyOnceHasNoMemberThatIsAlwaysThere() {
        assertSignatures(
                table(entry("query-job", ""), doc("""
                                query-job
                                ---------

                                The main json-object contains the following:

                                - "status": how it goes (json-string)

                                Examples:

                                -> { "execute": "query-job" }
                                <- { "return": {} }

                                -> { "execute": "query-job" }
                                <- { "return": { "status": "busy" } }
                                """), entry("start", ""), doc("""
                                start
                                -----

                                Examples:

                                -> { "execute": "start" }
                                <- { "return": {} }

                                -> { "execute": "start" }
                                <- { "return": { "pty": "/dev/pts/1" } }
                                """)),
                "query-job() -> {status?: str}",
                "start() -> {pty?: str}");
    }

    @Test
    void examplesOfOtherCommandsTellNothing() {
        assertSignatures(
                table(entry("second", ""), entry("first", "options:q"), doc("""
                                second
                                ------

                                Example:

                                -> { "execute": "first", "arguments": { "options": { "a": 1 } } }
                                <- { "return": { "b": 2 } }

                                -> { "execute": "second" }
                                <- { "return": {} }
                                """)),
                "second() -> none",
                "first(options: any) -> none");
    }

    @Test
    void conditionsMakeMembersOptional() {
        assertSignatures(
                table(entry("act", "actions:q"), doc("""
                                act
                                ---

                                Arguments:

                                actions array:
                                    - "type": the operation (json-string).  Possible
                                              values: "open", "close"
                                    - "data": a dictionary.  The contents depend on the value
                                      of "type".  When "type" is "open":
                                      - "door": which (json-string)
                                      - "width": how far (json-int, optional)

                                      When "type" is "close":
                                      - "door": which (json-string)
                                      - "lock": too (json-bool)
                                """)),
                "act(actions: [{type: <open|close>, data: {door?: str, width?: int, lock?: bool, ...}}]) -> none");
    }

    @Test
    void aMemberOfSeveralKindsIsAnyValueWhateverExamplesShow() {
        assertSignatures(table(entry("query-key", ""), doc("""
                                query-key
                                ---------

                                Return a json-object with:

                                - "key": the key (json-int or json-string)
                                - "old": the key before it (json-string|json-null)

                                Example:

                                -> { "execute": "query-key" }
                                <- { "return": { "key": 1, "old": "a" } }
                                """)), "query-key() -> {key: any, old: str}");
    }

    @Test
    void namesThatDependOnSomethingAreOptional() {
        assertSignatures(
                table(entry("query-cores", ""), doc("""
                                query-cores
                                -----------

                                Return a json-array. Each core is represented by a json-object, which contains:

                                - "core": index (json-int)
                                - Program counter. Its name depends on the machine:
                                     "pc": this one (json-int)
                                     "a" and "b": that one (json-int)
                                """)),
                "query-cores() -> [{core: int, pc?: int, a?: int, b?: int}]");
    }

    @Test
    void eventsAreReadWithTheirIrregularities() {
        assertSignatures(
                MemorySources.of("events.txt", """
                                           Events
                                           ======

                        DOOR_OPENED, DOOR_CLOSED
                        ------------------------

                        Emitted when a door moves.

                        Data:

                        - "door": which (json-string)
                        - "by": who, it's one of the following (json-string):
                            "wind": nobody
                            "guest": somebody

                        Example:

                        { "event": "DOOR_CLOSED", "data": { "door": "d", "by": "wind" } }

                        PROGRESS
                        --------

                        Emitted now and then.

                        Data: None.

                         - "pass": a count

                        Example:

                        {"event": "PROGRESS", "data": {"pass": 2}}

                        STATUS
                        ------

                         - data: StatusInfo type as described elsewhere

                        { "event": "STATUS",
                          "data": { "code": 1 } }
                        }

                        STOP
                        ----

                        Emitted when it stops.

                        Data: None.

                        Example:

                        { "event": "STOP", "timestamp": { "seconds": 1, "microseconds": 2 } }
                        """),
                "DOOR_OPENED{door: str, by: <wind|guest>}",
                "DOOR_CLOSED{door: str, by: <wind|guest>}",
                "PROGRESS{pass: int}",
                "STATUS{code: int}",
                "STOP{}");
    }

    @Test
    void whatIsDerivedTellsWhereItCameFrom() {
        LoadedSchema loaded =
                table(entry("query-lamp", "name:s,level:q,what:q"), doc("""
                                query-lamp
                                ----------

                                Arguments:

                                - "name": which, one of the following: "a", "b" (json-string)

                                Return a json-object with:

                                - "on": whether it is on (json-bool)
                                - "watts": how much

                                Example:

                                -> { "execute": "query-lamp", "arguments": { "name": "a", "level": 1 } }
                                <- { "return": { "on": true, "watts": 7 } }
                                """)).load();
        ObjectType arguments = loaded.schema().objectType(new TypeReference.Named("query-lamp.arguments"));
        ObjectType reply = loaded.schema().objectType(new TypeReference.Named("query-lamp.return"));

        assertEquals(
                List.of(Origin.PROSE, Origin.EXAMPLE, Origin.NOTHING),
                arguments.members().stream().map(Member::typeOrigin).toList());
        assertEquals(
                List.of(Origin.ARGS_TYPE, Origin.ARGS_TYPE, Origin.ARGS_TYPE),
                arguments.members().stream().map(Member::optionalOrigin).toList());
        assertEquals(
                List.of(Origin.PROSE, Origin.EXAMPLE),
                reply.members().stream().map(Member::typeOrigin).toList());
    }

    @Test
    void wordsAreKeptWithoutWhatHasBecomeTypesAndExamples() {
        Documentation documentation = table(entry("eject", "device:B"), doc("""
                                eject
                                -----
                                Since 1.3

                                Ejects a medium.

                                Arguments:

                                - "device": which (json-string)

                                Return a json-object with the following information:

                                - "ok": whether it went (json-bool)

                                Example:

                                -> { "execute": "eject", "arguments": { "device": "cd" } }
                                <- { "return": { "ok": true } }

                                Notes:

                                (1) It may be locked
                                    by the guest.
                                (2) It may be empty.
                                """))
                .load()
                .schema()
                .commands()
                .get(0)
                .documentation();

        assertEquals("1.3", documentation.since());
        assertEquals(
                List.of(
                        new Documentation.Paragraph("Ejects a medium."),
                        new Documentation.Remark(
                                "Note",
                                List.of(new Documentation.Items(
                                        true,
                                        List.of(
                                                List.of(new Documentation.Paragraph("It may be locked by the guest.")),
                                                List.of(new Documentation.Paragraph("It may be empty."))))))),
                documentation.blocks());
    }

    @Test
    void theServerDecidesAndTheDifferenceIsReported() {
        LoadedSchema loaded =
                table(entry("dump", "begin:i?,end:i,count:s"), doc("""
                                dump
                                ----

                                Arguments:

                                - "begin": where (json-int)
                                - "end": where (json-int, optional)
                                - "length": how far (json-int)
                                - "count": how often (json-int)
                                """)).load();

        assertEquals(List.of("dump(begin?: int, end: int, count: str) -> none"), Signatures.of(loaded.schema()));
        assertEquals(
                List.of("optionality-differs", "optionality-differs", "refused-argument", "type-differs"),
                loaded.diagnostics().stream()
                        .map(diagnostic -> diagnostic.code().id())
                        .toList());
        assertTrue(!loaded.hasErrors());
    }

    @Test
    void partsMayBeIndentedDifferently() {
        assertSignatures(
                table(entry("eject", "device:B,mode:s?"), doc("""
                                eject
                                -----

                                \tArguments:

                                \t- "device": which (json-string)
                                \t- "mode": one of "fast" or "slow" (json-string, "fast" or "slow", optional)

                                \t  Note: the mode is seldom needed.

                                      Returns: a json-object with:

                                      - "ok": whether it went (json-bool)

                                    -> { "execute": "eject" }
                                    <- { "return": { "ok": true } }
                                """)),
                "eject(device: str, mode?: <fast|slow>) -> {ok: bool}");
    }

    @Test
    void anIndentedLineIsFoundWhereItsTextStarts() {
        for (String indent : List.of("", "  ", "    ", "        ", "\t")) {
            String text = "stop\n----\n\nArguments:\n\n- \"zz\": two (json-string)\n".replaceAll("(?m)^(?=.)", indent);

            assertEquals(
                    "qmp-commands.hx:13:" + (indent.length() + 1),
                    table(entry("stop", ""), doc(text))
                            .load()
                            .diagnostics()
                            .get(0)
                            .location()
                            .toString());
        }
    }

    @Test
    void whatStandsTwiceIsAnErrorThatNamesBothPlaces() {
        LoadedSchema loaded = table(
                        entry("stop", ""),
                        doc("stop\n----\n\nStops.\n"),
                        entry("stop", ""),
                        doc("stop\n----\n\nStops again.\n"))
                .and("events.txt", "STOP\n----\n\nOne.\n\nSTOP\n----\n\nTwo.\n")
                .load();

        assertEquals(
                List.of("duplicate-command", "duplicate-title", "duplicate-event"),
                loaded.diagnostics().stream()
                        .map(diagnostic -> diagnostic.code().id())
                        .toList());
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            assertEquals(1, diagnostic.related().size());
            assertTrue(diagnostic.related().get(0).location().compareTo(diagnostic.location()) < 0);
        }
    }

    @Test
    void anExampleThatNothingMendsIsReported() {
        LoadedSchema loaded = table(
                        entry("set", "values:q"),
                        doc("set\n---\n\nExample:\n\n-> { \"execute\": \"set\", \"arguments\": { \"xbzrle\" } }\n"))
                .load();

        assertEquals("unreadable-example", loaded.diagnostics().get(0).code().id());
        assertEquals(13, loaded.diagnostics().get(0).location().line());
    }

    @Test
    void whatDependsOnATagIsOpen() {
        assertSignatures(
                table(entry("act-all", "actions:q"), doc("""
                                act-all
                                -------

                                Arguments:

                                actions array:
                                    - "type": what to do (json-string). Possible values: "copy", "drop", "keep"
                                    - "data": a dictionary.  The contents depend on the value
                                      of "type".  When "type" is "copy":
                                      - "device": what to copy (json-string)
                                      When "type" is "drop":
                                      - "name": what to drop (json-string)

                                Example:

                                -> { "execute": "act-all", "arguments": { "actions": [
                                       { "type": "copy", "data": { "device": "a" } } ] } }
                                <- { "return": {} }
                                """)),
                "act-all(actions: [{type: <copy|drop|keep>, data: {device?: str, name?: str, ...}}]) -> none");
    }

    private static void assertSignatures(MemorySources sources, String... expected) {
        assertEquals(List.of(expected), Signatures.of(sources.schema()));
    }

    private static List<String> signatures(MemorySources sources) {
        return Signatures.of(sources.load().schema());
    }

    private static List<String> diagnostics(MemorySources sources) {
        return sources.load().diagnostics().stream()
                .map(each -> each.location() + ": " + each.severity().name().toLowerCase(Locale.ROOT) + ": "
                        + each.message() + " [" + each.code().id() + "]")
                .toList();
    }

    private static MemorySources table(String... parts) {
        return MemorySources.of("qmp-commands.hx", String.join("\n", parts));
    }

    private static String entry(String name, String argsType) {
        return """
                {
                    .name       = "%s",
                    .args_type  = "%s",
                    .mhandler.cmd_new = qmp_marshal_it,
                },
            """.formatted(name, argsType);
    }

    private static String doc(String text) {
        return "SQMP\n" + text + "\nEQMP\n";
    }
}
