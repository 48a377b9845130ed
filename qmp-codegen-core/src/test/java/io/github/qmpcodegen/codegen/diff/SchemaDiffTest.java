package io.github.qmpcodegen.codegen.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaDiffTest {

    /** A schema with an argument of any type. */
    private static final String SENT = "{ 'command': 'c', 'data': { 'a': '%s' } }";

    /** A schema with a member of an event of any type. */
    private static final String RECEIVED = "{ 'event': 'C', 'data': { 'a': '%s' } }";

    private static final String ENUMS = "{ 'enum': 'Few', 'data': [ 'a' ] } { 'enum': 'Many', 'data': [ 'a', 'b' ] } "
            + "{ 'alternate': 'Either', 'data': { 's': 'str', 'i': 'int' } } "
            + "{ 'command': 'keep', 'data': { 'f': 'Few', 'm': 'Many', 'e': 'Either' } } ";

    @Test
    void whatMayBeExecutedBeforeTheMachineIsConfiguredIsTold() {
        String plain = "{ 'command': 'c' }";
        String early = "{ 'command': 'c', 'allow-preconfig': true }";

        assertEquals(List.of("- may be executed before the machine is configured"), judged(plain, early));
        assertEquals(List.of("! may no longer be executed before the machine is configured"), judged(early, plain));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // what the client sends
                "{}; {'a': 'str'}; ! argument 'a' is new and mandatory",
                "{}; {'*a': 'str'}; - argument 'a' is new and optional",
                "{'a': 'str'}; {}; ! argument 'a' is gone",
                "{'*a': 'str'}; {}; ! argument 'a' is gone",
                "{'*a': 'str'}; {'a': 'str'}; ! argument 'a' is now mandatory",
                "{'a': 'str'}; {'*a': 'str'}; - argument 'a' is now optional",
                "{'a': 'str'}; {'a': 'int'}; ! argument 'a' is an integer, it was a string",
                "{'a': 'int'}; {'a': 'number'}; - argument 'a' is a number, it was an integer",
                "{'a': 'number'}; {'a': 'int'}; ! argument 'a' is an integer, it was a number",
                "{'a': 'uint8'}; {'a': 'uint16'}; - argument 'a' is an integer (uint16), it was an integer (uint8)",
                "{'a': 'int'}; {'a': 'uint64'}; - argument 'a' is an integer (uint64), it was an integer",
                "{'a': 'str'}; {'a': 'any'}; - argument 'a' is any value, it was a string",
                "{'a': 'any'}; {'a': 'str'}; ! argument 'a' is a string, it was any value",
                "{'a': ['str']}; {'a': 'str'}; ! argument 'a' is a string, it was an array of strings",
                "{'a': ['str']}; {'a': ['int']}; ! argument 'a[]' is an integer, it was a string",
                "{'a': 'str'}; {'a': 'Few'}; ! argument 'a' is 'a' (Few), it was a string",
                "{'a': 'Few'}; {'a': 'str'}; - argument 'a' is a string, it was 'a' (Few)",
                "{'a': 'str'}; {'a': 'Either'}; - argument 'a' is a value of several kinds (Either), it was a string",
                "{'a': 'Either'}; {'a': 'int'}; ! argument 'a' is an integer, it was a value of several kinds (Either)",
            })
    void argumentsAreJudgedByWhatTheClientSends(String before, String after, String told) {
        assertEquals(
                List.of(told),
                judged(
                        ENUMS + "{ 'command': 'c', 'data': " + before + " }",
                        ENUMS + "{ 'command': 'c', 'data': " + after + " }"));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; {'a': 'str'}; - member 'a' is new",
                "{'a': 'str'}; {}; ! member 'a' is gone",
                "{'*a': 'str'}; {}; ! member 'a' is gone",
                "{'*a': 'str'}; {'a': 'str'}; - member 'a' is now always there",
                "{'a': 'str'}; {'*a': 'str'}; ! member 'a' is now optional",
                "{'a': 'int'}; {'a': 'number'}; ! member 'a' is a number, it was an integer",
                "{'a': 'number'}; {'a': 'int'}; - member 'a' is an integer, it was a number",
                "{'a': 'uint8'}; {'a': 'uint16'}; ! member 'a' is an integer (uint16), it was an integer (uint8)",
                "{'a': 'any'}; {'a': 'str'}; - member 'a' is a string, it was any value",
                "{'a': 'str'}; {'a': 'any'}; ! member 'a' is any value, it was a string",
                "{'a': 'str'}; {'a': 'Few'}; - member 'a' is 'a' (Few), it was a string",
                "{'a': 'Few'}; {'a': 'str'}; - the values of member 'a' are no longer listed",
                "{'a': 'str'}; {'a': 'Either'}; ! member 'a' is a value of several kinds (Either), it was a string",
            })
    void repliesAreJudgedByWhatTheClientUnderstands(String before, String after, String told) {
        String command = ENUMS + "{ 'command': 'c', 'returns': 'R' } ";
        assertEquals(
                List.of(told),
                judged(
                        command + "{ 'struct': 'R', 'data': " + before + " }",
                        command + "{ 'struct': 'R', 'data': " + after + " }"));
    }

    @Test
    void aNewValueBreaksNobodyAndALostOneThoseWhoSendIt() {
        String sent = "{ 'command': 'c', 'data': { 'a': 'E' } } ";
        String received = "{ 'command': 'c', 'returns': ['R'] } { 'struct': 'R', 'data': { 'a': 'E' } } ";
        String few = "{ 'enum': 'E', 'data': [ 'x' ] } ";
        String many = "{ 'enum': 'E', 'data': [ 'x', 'y' ] } ";

        assertEquals(List.of("- value 'y' is new"), judged(sent + few, sent + many));
        assertEquals(List.of("! value 'y' is gone"), judged(sent + many, sent + few));
        assertEquals(List.of("- value 'y' is new"), judged(received + few, received + many));
        assertEquals(List.of("- value 'y' is gone"), judged(received + many, received + few));
    }

    @Test
    void aTypeUsedBothWaysIsToldOnceWithTheHarderJudgement() {
        String use = "{ 'command': 'c', 'data': { 'a': 'R' }, 'returns': 'R' } ";
        List<Change> changes = changes(
                use + "{ 'struct': 'R', 'data': { '*a': 'str' } }", use + "{ 'struct': 'R', 'data': { 'a': 'str' } }");

        assertEquals(
                List.of(ChangeKind.NOW_MANDATORY, ChangeKind.NOW_MANDATORY),
                changes.stream().map(Change::kind).toList());
        assertEquals(List.of("c"), changes.get(0).usedBy());
        assertTrue(changes.stream().anyMatch(Change::breaking));
    }

    @Test
    void commandsAndEventsComeAndGo() {
        assertEquals(
                List.of(
                        "! command 'x-old' is gone; 'old' is available; it was unstable",
                        "- command 'old' is new",
                        "- event 'NEW' is new",
                        "! event 'OLD' is gone"),
                changes("{ 'command': 'x-old' } { 'event': 'OLD' } ", "{ 'command': 'old' } { 'event': 'NEW' } ")
                        .stream()
                        .map(change -> mark(change) + change.entity() + " " + change.text())
                        .sorted((a, b) -> Boolean.compare(a.contains("event"), b.contains("event")))
                        .sorted((a, b) -> Boolean.compare(b.contains("x-old"), a.contains("x-old")))
                        .toList());
    }

    @Test
    void whatACommandReturnsMayComeButNotGo() {
        String type = "{ 'struct': 'R', 'data': { 'a': 'str' } } { 'command': 'k', 'returns': 'R' } ";
        String without = type + "{ 'command': 'c' }";
        String with = type + "{ 'command': 'c', 'returns': 'R' }";

        assertEquals(List.of("- returns an object (R)"), judged(without, with));
        assertEquals(List.of("! no longer returns an object (R)"), judged(with, without));
    }

    @Test
    void namesOfTypesDoNotMatter() {
        assertEquals(
                List.of("- has another name"),
                judged(
                        "{ 'struct': 'A', 'data': { 'a': 'str' } } { 'command': 'c', 'returns': 'A' } ",
                        "{ 'struct': 'B', 'data': { 'a': 'str' } } { 'command': 'c', 'returns': 'B' } "));
    }

    @Test
    void whatATypeOfAnotherNameHasIsToldOfTheTypeAndAllItsUsers() {
        String users = "{ 'command': 'c', 'returns': '%s' } { 'event': 'E', 'data': { 't': '%s' } } ";
        List<Change> changes = changes(
                "{ 'struct': 'A', 'data': { 'a': 'str' } } " + users.replace("%s", "A"),
                "{ 'struct': 'B', 'data': {} } " + users.replace("%s", "B"));

        assertEquals("""
                1 change breaks clients, 1 does not

                type 'B', in place of 'A' (in 'E', 'c')
                    has another name
                  ! member 'a' is gone: a client that reads this finds nothing
                """, DiffText.text(changes));
    }

    @Test
    void whatIsTheSameOfSeveralIsSaidOnce() {
        String command =
                "{ 'command': 'c', 'data': %s } { 'command': 'd', 'returns': 'E' } { 'enum': 'E', 'data': %s }";

        assertEquals(
                """
                4 changes break clients, 2 do not

                command 'c'
                  ! arguments 'a', 'b' and 'c' are gone: the server refuses this
                  ! argument 'd' is new and mandatory: the server refuses a client that leaves this out

                type 'E' (in 'd')
                    values 'y' and 'z' are new
                """,
                DiffText.text(changes(
                        command.formatted("{ 'a': 'str', '*b': 'str', 'c': 'str' }", "[ 'x' ]"),
                        command.formatted("{ 'd': 'str' }", "[ 'x', 'y', 'z' ]"))));
    }

    @Test
    void whatIsInOneBranchSaysWhichOne() {
        String union = "{ 'enum': 'K', 'data': [ 'a', 'b' ] } { 'command': 'c', 'data': 'U', 'boxed': true } "
                + "{ 'union': 'U', 'base': { 'kind': 'K' }, 'discriminator': 'kind', 'data': { %s } } "
                + "{ 'struct': 'X', 'data': { 'x': 'str' } } ";

        assertEquals(
                List.of("! member 'x' (where 'kind' is 'b') is new and mandatory"),
                judged(union.formatted(" 'a': 'X' "), union.formatted(" 'a': 'X', 'b': 'X' ")));
    }

    @Test
    void whatIsTheSameOfSeveralInOneBranchIsSaidOnce() {
        String union = "{ 'enum': 'K', 'data': [ 'a' ] } { 'command': 'c', 'data': 'U', 'boxed': true } "
                + "{ 'union': 'U', 'base': { 'kind': 'K' }, 'discriminator': 'kind', 'data': { %s } } "
                + "{ 'struct': 'X', 'data': { '*x': 'str', '*y': 'int' } } ";

        assertEquals(
                "    members 'x' and 'y' (where 'kind' is 'a') are new and optional",
                DiffText.text(changes(union.formatted(""), union.formatted(" 'a': 'X' ")))
                        .lines()
                        .reduce("", (first, second) -> second));
        String numbers = "{ 'command': 'c', 'data': { 'a': '%1$s', 'b': '%1$s' } }";
        assertEquals(
                "    arguments 'a' and 'b' are each a number, it was an integer",
                DiffText.text(changes(numbers.formatted("int"), numbers.formatted("number")))
                        .lines()
                        .reduce("", (first, second) -> second));
    }

    @Test
    void aMemberThatMovesBetweenBaseAndBranchIsWhereItWas() {
        String union = "{ 'enum': 'K', 'data': [ 'a' ] } { 'command': 'c', 'returns': 'U' } "
                + "{ 'union': 'U', 'base': { 'kind': 'K' %s }, 'discriminator': 'kind', 'data': { 'a': 'X' } } "
                + "{ 'struct': 'X', 'data': { %s } } ";
        String inBranch = union.formatted("", "'m': 'str'");
        String inBase = union.formatted(", 'm': 'str'", "");

        assertEquals(List.of("- member 'm' is new"), judged(inBranch, inBase));
        assertEquals(List.of(), judged(inBase, inBranch));
    }

    @Test
    void theNotationOfAConditionDoesNotMatter() {
        assertEquals(
                List.of(),
                judged(
                        "{ 'command': 'c', 'if': 'defined(A) || defined(B)' }",
                        "{ 'command': 'c', 'if': { 'any': [ 'A', 'B' ] } }"));
    }

    @Test
    void marksAndConditionsOfValuesAreThoseOfValues() {
        String use = "{ 'command': 'c', 'data': { 'e': 'E' } } ";

        assertEquals(
                List.of("- value 'x' is now marked 'deprecated'", "- value 'x' is only in builds with 'CONFIG_X'"),
                judged(
                        use + "{ 'enum': 'E', 'data': [ 'x' ] }",
                        use
                                + "{ 'enum': 'E', 'data': [ { 'name': 'x', 'if': 'CONFIG_X', 'features': [ 'deprecated' ] } ] }"));
    }

    @Test
    void numbersThatAreRefusedOrNewAreNamed() {
        assertEquals("negative numbers are refused", reason(SENT, "int8", "uint32"));
        assertEquals("numbers below -128 and numbers above 127 are refused", reason(SENT, "int16", "int8"));
        assertEquals("numbers above 255 may arrive, which clients did not expect", reason(RECEIVED, "uint8", "uint16"));
    }

    @Test
    void serversTakeNegativeNumbersForTheWidestUnsignedTypesButSendNone() {
        assertEquals("all that was valid before still is", reason(SENT, "int", "uint64"));
        assertEquals("all that was valid before still is", reason(SENT, "int8", "size"));
        assertEquals("numbers above 9223372036854775807 are refused", reason(SENT, "uint64", "int"));
        assertEquals("numbers above 4294967295 are refused", reason(SENT, "size", "uint32"));
        assertEquals(List.of(), changes(SENT.formatted("uint64"), SENT.formatted("size")));
        assertEquals(
                "numbers above 9223372036854775807 may arrive, which clients did not expect",
                reason(RECEIVED, "int", "uint64"));
        assertEquals("negative numbers may arrive, which clients did not expect", reason(RECEIVED, "uint64", "int"));
    }

    private static String reason(String text, String before, String after) {
        return changes(text.formatted(before), text.formatted(after)).get(0).reason();
    }

    @Test
    void examplesPromiseNothing() {
        String table = """
                {
                    .name       = "query-x",
                    .args_type  = "",
                    .mhandler.cmd_new = qmp_x,
                },
                SQMP
                query-x
                -------

                Tell of it.

                Example:

                -> { "execute": "query-x" }
                <- { "return": %s }
                EQMP
                """;

        List<Change> changes = SchemaDiff.between(
                MemorySources.of("a.hx", table.formatted("{ \"a\": 1, \"b\": 2 }"))
                        .load()
                        .schema(),
                MemorySources.of("b.hx", table.formatted("{ \"a\": \"one\" }"))
                        .load()
                        .schema());

        assertEquals(
                List.of(ChangeKind.TYPE_CHANGED, ChangeKind.MEMBER_REMOVED),
                changes.stream().map(Change::kind).toList());
        assertFalse(changes.stream().anyMatch(Change::breaking));
        assertEquals(
                "only an example shows it, and examples promise nothing",
                changes.get(0).reason());
    }

    @Test
    void aNewBranchOfAUnionIsANewValueOfItsTag() {
        String union = "{ 'command': 'c', 'data': { 'u': 'U' } } { 'struct': 'X', 'data': { 'x': 'str' } } "
                + "{ 'union': 'U', 'base': { 'kind': 'K' }, 'discriminator': 'kind', 'data': { 'a': 'X' %s } } ";
        String before = "{ 'enum': 'K', 'data': [ 'a' ] } " + union.formatted("");
        String after = "{ 'enum': 'K', 'data': [ 'a', 'b' ] } " + union.formatted(", 'b': 'X'");

        assertEquals(List.of("- value 'b' is new"), judged(before, after));
        assertEquals(List.of("! value 'b' is gone"), judged(after, before));
    }

    @Test
    void aNewMandatoryMemberOfABranchBreaksThoseWhoSendTheBranch() {
        String union = "{ 'enum': 'K', 'data': [ 'a' ] } { 'command': 'c', 'data': { 'u': 'U' } } "
                + "{ 'union': 'U', 'base': { 'kind': 'K' }, 'discriminator': 'kind', 'data': { 'a': 'X' } } ";

        assertEquals(
                List.of("! member 'y' is new and mandatory"),
                judged(
                        union + "{ 'struct': 'X', 'data': { 'x': 'str' } } ",
                        union + "{ 'struct': 'X', 'data': { 'x': 'str', 'y': 'str' } } "));
    }

    @Test
    void marksAreToldAndBreakNobody() {
        assertEquals(
                List.of("- is now marked 'deprecated'"),
                judged("{ 'command': 'c' }", "{ 'command': 'c', 'features': [ 'deprecated' ] }"));
    }

    @Test
    void recursiveTypesAreNoTrap() {
        String type = "{ 'command': 'c', 'returns': 'T' } { 'struct': 'T', 'data': { '*t': 'T' %s } } ";

        assertEquals(List.of("- member 'a' is new"), judged(type.formatted(""), type.formatted(", 'a': 'str'")));
    }

    @Test
    void whatOneSourceLeavesOpenIsNoBreak() {
        LoadedSchema table = MemorySources.of("a.hx", """
                    {
                        .name       = "c",
                        .args_type  = "mode:s,free:q?",
                        .mhandler.cmd_new = qmp_c,
                    },
                """).load();
        LoadedSchema exact = MemorySources.of(
                        "a.json",
                        "{ 'enum': 'E', 'data': [ 'x' ] } { 'command': 'c', 'data': { 'mode': 'E', '*free': 'int' } }")
                .load();

        List<Change> changes = SchemaDiff.between(table.schema(), exact.schema());

        assertEquals(
                List.of(ChangeKind.TYPE_STATED, ChangeKind.TYPE_STATED),
                changes.stream().map(Change::kind).toList());
        assertFalse(changes.stream().anyMatch(Change::breaking));
    }

    @Test
    void anInterfaceDoesNotDifferFromItself() {
        assertEquals(List.of(), judged(ENUMS, ENUMS));
    }

    @Test
    void theThreeFormsSayTheSame() {
        List<Change> changes = changes("{ 'command': 'c' }", "{ 'command': 'c', 'data': { 'a': 'str' } }");

        assertEquals("""
                1 change breaks clients, 0 do not

                command 'c'
                  ! argument 'a' is new and mandatory: the server refuses a client that leaves this out
                """, DiffText.text(changes));
        assertEquals("""
                # From `1` to `2`

                1 change breaks clients, 0 do not.

                ## Breaks clients

                - command `c`
                  - argument 'a' is new and mandatory: the server refuses a client that leaves this out
                """, DiffText.markdown(changes, "1", "2"));
        JsonNode json = JsonMapper.shared().readTree(new DiffJson().write(changes, "1", "2"));
        assertEquals(1, json.path("breaking").intValue());
        JsonNode change = json.path("changes").get(0);
        assertEquals("member-added", change.path("kind").stringValue());
        assertEquals("a", change.path("path").stringValue());
        assertEquals("sent", change.path("directions").get(0).stringValue());
    }

    private static List<Change> changes(String before, String after) {
        return SchemaDiff.between(
                MemorySources.of("old.json", before.replace("} {", "}\n{")).schema(),
                MemorySources.of("new.json", after.replace("} {", "}\n{")).schema());
    }

    private static List<String> judged(String before, String after) {
        return changes(before, after).stream()
                .map(change -> mark(change) + change.text())
                .toList();
    }

    private static String mark(Change change) {
        return change.breaking() ? "! " : "- ";
    }
}
