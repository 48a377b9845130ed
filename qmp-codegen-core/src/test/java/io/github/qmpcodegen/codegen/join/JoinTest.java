package io.github.qmpcodegen.codegen.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTest {

    // What releases have.

    @Test
    void everythingKnowsTheReleasesThatHaveIt() {
        Labelled joined = Labelled.of("4.2", """
                { 'enum': 'Kind', 'data': [ 'a', 'b' ] }
                { 'struct': 'Info', 'data': { 'kind': 'Kind', '*old': 'str' } }
                { 'command': 'query-info', 'returns': 'Info' }
                { 'command': 'change' }
                """, "7.2", """
                { 'enum': 'Kind', 'data': [ 'b', { 'name': 'c', 'features': [ 'unstable' ] } ] }
                { 'struct': 'Info', 'data': { 'kind': { 'type': 'Kind', 'features': [ 'deprecated' ] }, 'size': 'int' } }
                { 'command': 'query-info', 'returns': 'Info' }
                { 'event': 'HAPPENED' }
                """);

        assertEquals(List.of("b -", "c 7.2-", "a -4.2"), joined.values("Kind"));
        assertEquals(List.of("kind", "*size 7.2-", "*old -4.2"), joined.members("Info"));
        assertEquals("-4.2", joined.command("change").releases().text());
        assertEquals("7.2-", joined.event("HAPPENED").releases().text());
        assertTrue(joined.command("query-info").releases().isEverywhere());
        Feature deprecated = joined.object("Info").members().get(0).features().get(0);
        assertEquals("7.2-", deprecated.releases().text());
        assertEquals(List.of(), joined.conflicts());
    }

    @Test
    void whatWasMissingForATimeIsThereAgain() {
        Labelled joined = Labelled.of(
                "2.7", "{ 'command': 'add', 'data': { 'driver': 'str', '*bus': 'str' } }",
                "2.8", "{ 'command': 'add', 'data': { 'driver': 'str' } }",
                "2.9", "{ 'command': 'add', 'data': { 'driver': 'str', '*bus': 'str' } }");

        assertEquals(List.of("driver", "*bus -2.7,2.9-"), joined.arguments("add"));
    }

    @Test
    void anOlderBranchCanHaveWhatLaterReleasesLack() {
        String without = "{ 'command': 'inject', 'data': { 'event': 'str' } }";
        String with = "{ 'command': 'inject', 'data': { 'event': 'str', '*delay': 'int' } }";

        Labelled joined = Labelled.of("10.0", without, "10.0.13", with, "10.1", without, "11.0", without);

        assertEquals(List.of("event", "*delay 10.0.13"), joined.arguments("inject"));
    }

    @Test
    void anExperimentThatOnlyLostItsPrefixStaysAnother() {
        Labelled joined = Labelled.of(
                "3.0", "{ 'command': 'x-merge' } { 'command': 'stop' }",
                "4.0", "{ 'command': 'merge' } { 'command': 'stop' }");

        assertEquals("-3.0", joined.command("x-merge").releases().text());
        assertEquals("4.0-", joined.command("merge").releases().text());
    }

    @Test
    void aFeatureThatWasWithdrawnIsKnownButNotCurrent() {
        String unstable = "{ 'command': 'probe', 'features': [ 'unstable' ] }";

        Command probe =
                Labelled.of("6.2", unstable, "7.0", "{ 'command': 'probe' }").command("probe");

        assertEquals(List.of(), probe.features());
        assertEquals("-6.2", probe.traits().features().get(0).releases().text());
    }

    // Names.

    @Test
    void aNameThatChangedItsMeaningIsAnotherType() {
        Labelled joined = Labelled.of("2.9", """
                { 'struct': 'Address', 'data': { 'wrapped': 'str' } }
                { 'struct': 'AddressFlat', 'data': { 'host': 'str' } }
                { 'command': 'start', 'data': { 'addr': 'Address' } }
                { 'command': 'connect', 'data': { 'addr': 'AddressFlat' } }
                """, "2.11", """
                { 'struct': 'AddressLegacy', 'data': { 'wrapped': 'str' } }
                { 'struct': 'Address', 'data': { 'host': 'str' } }
                { 'command': 'start', 'data': { 'addr': 'AddressLegacy' } }
                { 'command': 'connect', 'data': { 'addr': 'Address' } }
                """);

        assertEquals(List.of("wrapped"), joined.members("AddressLegacy"));
        assertEquals(List.of("host"), joined.members("Address"));
        assertEquals(
                List.of("Address", "AddressLegacy"),
                joined.schema().types().keySet().stream()
                        .filter(name -> name.startsWith("Address"))
                        .sorted()
                        .toList());
        assertEquals(List.of("join-name", "join-renamed", "join-renamed"), joined.conflicts());
    }

    @Test
    void bothMeaningsOfANameAreThereIfBothAreUsed() {
        Labelled joined = Labelled.of("2.9", """
                { 'struct': 'Address', 'data': { 'wrapped': 'str' } }
                { 'struct': 'Flat', 'data': { 'host': 'str' } }
                { 'command': 'gone', 'data': { 'addr': 'Address' } }
                { 'command': 'start', 'data': { 'addr': 'Address' } }
                { 'command': 'connect', 'data': { 'addr': 'Flat' } }
                """, "2.11", """
                { 'struct': 'Legacy', 'data': { 'wrapped': 'str' } }
                { 'struct': 'Address', 'data': { 'host': 'str' } }
                { 'command': 'start', 'data': { 'addr': 'Legacy' } }
                { 'command': 'connect', 'data': { 'addr': 'Address' } }
                """);

        assertEquals(List.of("wrapped -2.9"), joined.members("Address-1"));
        assertEquals(List.of("host"), joined.members("Address"));
    }

    @Test
    void equalObjectsOfOtherNamesAreOneByTheNewestName() {
        Labelled joined = Labelled.of(
                "2.8", "{ 'struct': 'Old', 'data': { 'a': 'int' } } { 'command': 'query', 'returns': 'Old' }",
                "7.2", "{ 'struct': 'New', 'data': { 'a': 'int' } } { 'command': 'query', 'returns': 'New' }");

        assertEquals(List.of("New"), List.copyOf(joined.schema().types().keySet()));
        assertEquals(List.of("a"), joined.members("New"));
        assertEquals(List.of("join-renamed"), joined.conflicts());
    }

    @Test
    void aTypeThatWasSplitIsPartOfBothThatItBecame() {
        Labelled joined = Labelled.of("2.8", """
                { 'struct': 'Both', 'data': { 'a': 'int' } }
                { 'command': 'query-one', 'returns': 'Both' }
                { 'command': 'query-two', 'returns': 'Both' }
                """, "7.2", """
                { 'struct': 'One', 'data': { 'a': 'int', 'b': 'int' } }
                { 'struct': 'Two', 'data': { 'a': 'int', 'c': 'int' } }
                { 'command': 'query-one', 'returns': 'One' }
                { 'command': 'query-two', 'returns': 'Two' }
                """);

        assertEquals(List.of("a", "*b 7.2-"), joined.members("One"));
        assertEquals(List.of("a", "*c 7.2-"), joined.members("Two"));
    }

    // Mandatory and promised.

    @Test
    void argumentsOfWhichEachReleaseDemandsAnotherAreOptional() {
        Labelled joined = Labelled.of(
                "3.0", "{ 'command': 'merge', 'data': { 'node': 'str', 'dst_name': 'str' } }",
                "4.0", "{ 'command': 'merge', 'data': { 'node': 'str', 'target': 'str' } }");

        assertEquals(List.of("node", "*target 4.0-", "*dst_name -3.0"), joined.arguments("merge"));
    }

    @Test
    void nothingIsPromisedThatAnOldEventCameWithout() {
        Labelled joined = Labelled.of(
                "2.8", "{ 'event': 'SHUTDOWN' }",
                "2.9", "{ 'event': 'SHUTDOWN', 'data': { 'guest': 'bool' } }");

        assertEquals(List.of("*guest 2.9-"), joined.members("SHUTDOWN.data"));
        assertEquals(List.of("join-nothing"), joined.conflicts());
    }

    @Test
    void aFloorMakesPromisesOfWhatOlderReleasesLack() {
        String[] releases = {
            "4.2", "{ 'struct': 'Stats', 'data': { 'a': 'int' } } { 'command': 'query', 'returns': 'Stats' }",
            "7.2",
                    "{ 'struct': 'Stats', 'data': { 'a': 'int', 'b': 'int' } } { 'command': 'query', 'returns': 'Stats' }",
            "8.0",
                    "{ 'struct': 'Stats', 'data': { 'a': 'int', 'b': 'int', 'c': 'int' } }"
                            + " { 'command': 'query', 'returns': 'Stats' }"
        };

        assertEquals(List.of("a", "*b 7.2-", "*c 8.0-"), Labelled.of(releases).members("Stats"));
        assertEquals(
                List.of("a", "b 7.2-", "*c 8.0-"),
                Labelled.withFloor("7.2", releases).members("Stats"));
    }

    @Test
    void aFloorDoesNotMakeArgumentsMandatory() {
        String[] releases = {
            "4.2",
                    "{ 'struct': 'Pair', 'data': { 'a': 'int' } }"
                            + " { 'command': 'swap', 'data': { 'pair': 'Pair' }, 'returns': 'Pair' }",
            "7.2",
                    "{ 'struct': 'Pair', 'data': { 'a': 'int', 'b': 'int' } }"
                            + " { 'command': 'swap', 'data': { 'pair': 'Pair', 'how': 'str' }, 'returns': 'Pair' }"
        };

        Labelled joined = Labelled.withFloor("7.2", releases);

        assertEquals(List.of("pair", "*how 7.2-"), joined.arguments("swap"));
        assertEquals(List.of("a", "*b 7.2-"), joined.members("Pair"));
    }

    @Test
    void whatIsOnlyBelowTheFloorKeepsItsPromises() {
        Labelled joined = Labelled.withFloor(
                "7.2",
                "4.2",
                "{ 'struct': 'Cpu', 'data': { 'pc': 'int' } } { 'command': 'query-cpus', 'returns': 'Cpu' }",
                "7.2",
                "{ 'command': 'stop' }");

        assertEquals(List.of("pc -4.2"), joined.members("Cpu"));
    }

    @Test
    void aConditionThatIsGoneLeavesNoPromiseForOlderReleases() {
        Labelled joined = Labelled.of(
                "6.0",
                "{ 'struct': 'Info', 'data': { 'tpm': { 'type': 'str', 'if': 'CONFIG_TPM' } } }"
                        + " { 'command': 'query', 'returns': 'Info' }",
                "7.2",
                "{ 'struct': 'Info', 'data': { 'tpm': 'str' } } { 'command': 'query', 'returns': 'Info' }");

        assertEquals(List.of("*tpm"), joined.members("Info"));
    }

    // Objects.

    @Test
    void anObjectThatBecameAUnionHasNoTagInOldValues() {
        Labelled joined = Labelled.of(
                "9.0",
                "{ 'struct': 'Info', 'data': { 'on': 'bool', 'policy': 'int' } } { 'command': 'query', 'returns': 'Info' }",
                "9.2",
                """
                { 'enum': 'Kind', 'data': [ 'es', 'snp' ] }
                { 'struct': 'Es', 'data': { 'policy': 'int' } }
                { 'struct': 'Snp', 'data': { 'snp-policy': 'int' } }
                { 'union': 'Info', 'base': { 'on': 'bool', 'kind': 'Kind' }, 'discriminator': 'kind',
                  'data': { 'es': 'Es', 'snp': 'Snp' } }
                { 'command': 'query', 'returns': 'Info' }
                """);

        assertEquals(List.of("on", "*kind 9.2-", "*policy"), joined.members("Info"));
        ObjectType.Branching branching =
                Objects.requireNonNull(joined.object("Info").branching());
        assertEquals("kind", branching.tag());
        assertEquals("9.2-", branching.branches().get(0).releases().text());
        assertEquals(List.of("join-moved", "join-tag"), joined.conflicts());
    }

    @Test
    void aTagThatBecameAnotherLeavesItsBranchesToAllValues() {
        String union = """
                { 'enum': 'Arch', 'data': [ 'x86', 's390' ] }
                { 'enum': 'Target', 'data': [ 'x86_64', 's390x' ] }
                { 'struct': 'S390', 'data': { 'cpu-state': 'str' } }
                { 'union': 'Cpu', 'base': { 'arch': 'Arch', '*target': 'Target' }, 'discriminator': 'arch',
                  'data': { 's390': 'S390' } }
                { 'command': 'query', 'returns': 'Cpu' }
                """;

        Labelled joined = Labelled.of(
                "2.12",
                union,
                "6.0",
                union.replace("'arch': 'Arch', '*target'", "'target'")
                        .replace("'discriminator': 'arch'", "'discriminator': 'target'")
                        .replace("'s390': 'S390'", "'s390x': 'S390'"));

        assertEquals(List.of("*target", "*arch -2.12", "*cpu-state"), joined.members("Cpu"));
        assertEquals(List.of("join-tag"), joined.conflicts());
    }

    @Test
    void aMemberThatMovedToABranchIsReadInOnePlace() {
        String after = """
                { 'enum': 'Driver', 'data': [ 'file', 'nbd' ] }
                { 'struct': 'File', 'data': { '*aio': 'str' } }
                { 'struct': 'Nbd', 'data': { 'host': 'str' } }
                { 'union': 'Options', 'base': { 'driver': 'Driver' }, 'discriminator': 'driver',
                  'data': { 'file': 'File', 'nbd': 'Nbd' } }
                { 'command': 'add', 'data': 'Options', 'boxed': true }
                """;

        Labelled joined = Labelled.of(
                "2.0",
                after.replace("'driver': 'Driver' }", "'driver': 'Driver', '*aio': 'str' }")
                        .replace("'data': { '*aio': 'str' }", "'data': { }"),
                "2.9",
                after);

        assertEquals(List.of("driver", "*aio"), joined.members("Options"));
        assertEquals(List.of("join-moved"), joined.conflicts());
    }

    @Test
    void aBranchThatGotMembersPromisesNone() {
        String schema = """
                { 'enum': 'Kind', 'data': [ 'a', 'b' ] }
                { 'struct': 'A', 'data': { 'x': 'int' } }
                { 'struct': 'B', 'data': { 'y': 'int' } }
                { 'union': 'U', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'a': 'A', 'b': 'B' } }
                { 'command': 'query', 'returns': 'U' }
                """;

        Labelled joined = Labelled.of("4.0", schema.replace(", 'b': 'B' } }", " } }"), "7.0", schema);

        assertEquals(List.of("*y 7.0-"), joined.members("B"));
        assertEquals(List.of("x"), joined.members("A"));
        assertEquals(List.of("join-nothing"), joined.conflicts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kind", "str"})
    void aTypeThatHadItsTagBeforeItsBranchesPromisesNothingOfThem(String tag) {
        Labelled joined = Labelled.of("7.2", """
                { 'enum': 'Kind', 'data': [ 'mirror', 'stream' ] }
                { 'struct': 'Job', 'data': { 'kind': '%s' } }
                { 'command': 'query', 'returns': 'Job' }
                { 'command': 'kinds', 'returns': 'Kind' }
                """.formatted(tag), "8.2", """
                { 'enum': 'Kind', 'data': [ 'mirror', 'stream' ] }
                { 'struct': 'Mirror', 'data': { 'synced': 'bool' } }
                { 'union': 'Job', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'mirror': 'Mirror' } }
                { 'command': 'query', 'returns': 'Job' }
                { 'command': 'kinds', 'returns': 'Kind' }
                """);

        assertEquals(List.of("kind"), joined.members("Job"));
        assertEquals(List.of("*synced 8.2-"), joined.members("Mirror"));
    }

    @Test
    void objectsOfWhichTheOlderIsGoneBecomeOne() {
        Labelled joined = Labelled.of(
                "5.0",
                "{ 'command': 'object-add', 'data': { 'id': 'str', '*props': 'any' } }",
                "6.0",
                "{ 'struct': 'Options', 'data': { 'id': 'str', 'path': 'str' } }"
                        + " { 'command': 'object-add', 'data': 'Options', 'boxed': true }");

        assertEquals(List.of("id", "*path 6.0-", "*props -5.0"), joined.members("Options"));
        assertEquals(List.of("join-reshaped"), joined.conflicts());
    }

    @Test
    void anObjectThatServesElsewhereDoesNotSufferFromAConflict() {
        Labelled joined = Labelled.of("2.8", """
                { 'struct': 'Wrapped', 'data': { 'data': 'str' } }
                { 'struct': 'Flat', 'data': { 'host': 'str' } }
                { 'command': 'start', 'data': { 'addr': 'Wrapped' } }
                { 'command': 'connect', 'data': { 'addr': 'Flat' } }
                { 'command': 'add', 'data': { 'server': 'Wrapped' } }
                """, "2.9", """
                { 'struct': 'Wrapped', 'data': { 'data': 'str' } }
                { 'struct': 'Flat', 'data': { 'host': 'str' } }
                { 'command': 'start', 'data': { 'addr': 'Wrapped' } }
                { 'command': 'connect', 'data': { 'addr': 'Flat' } }
                { 'command': 'add', 'data': { 'server': 'Flat' } }
                """);

        assertEquals(List.of("host"), joined.members("Flat"));
        assertEquals(List.of("data"), joined.members("Wrapped"));
        assertEquals(List.of("join-different"), joined.conflicts());
        assertEquals("object -2.8", otherTypes(argument(joined, "add")));
    }

    // Values.

    @Test
    void aTypeAndAnAlternateThatHasItAreTheAlternate() {
        Labelled joined = Labelled.of(
                "2.8",
                "{ 'command': 'set', 'data': { 'value': 'str' } }",
                "7.2",
                "{ 'alternate': 'StrOrNull', 'data': { 's': 'str', 'n': 'null' } }"
                        + " { 'command': 'set', 'data': { 'value': 'StrOrNull' } }");

        assertEquals(
                new TypeReference.Named("StrOrNull"), argument(joined, "set").type());
        assertEquals(List.of("join-alternate"), joined.conflicts());
    }

    @Test
    void textAndAnEnumerationAreTheEnumeration() {
        String free = "{ 'command': 'set', 'data': { 'value': 'str' } }";
        String listed = "{ 'enum': 'Kind', 'data': [ 'a' ] } { 'command': 'set', 'data': { 'value': 'Kind' } }";

        for (Labelled joined :
                List.of(Labelled.of("2.8", free, "7.2", listed), Labelled.of("2.8", listed, "7.2", free))) {
            assertEquals(
                    new TypeReference.Named("Kind"), argument(joined, "set").type());
            assertEquals(List.of("join-text-enum"), joined.conflicts());
        }
        assertEquals("string -2.8", otherTypes(Labelled.of("2.8", free, "7.2", listed)));
        assertEquals("string 7.2-", otherTypes(Labelled.of("2.8", listed, "7.2", free)));
    }

    /** What the one argument is in some releases and its joined type does not take, with these. */
    private static String otherTypes(Labelled joined) {
        return otherTypes(argument(joined, "set"));
    }

    private static String otherTypes(Member member) {
        return member.otherTypes().entrySet().stream()
                .map(other ->
                        other.getKey().schemaName() + " " + other.getValue().text())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'bool'     | [ 'str' ]  | boolean -2.8
            [ 'str' ]  | [ 'Kind' ] | array -2.8
            'Kind'     | 'bool'     | string -2.8
            'Pair'     | 'int'      | object -2.8
            'any'      | 'int'      | value -2.8
            'int'      | 'any'      | ``
            'int'      | 'uint64'   | int -2.8
            'uint64'   | 'int'      | int -2.8
            'uint32'   | 'int16'    | ``
            'int'      | 'number'   | ``
            'str'      | 'str'      | ``
            """)
    void whatAnotherReleaseHasAndTheJoinedTypeDoesNotTakeIsKnown(String older, String newer, String others) {
        String schema = "{ 'enum': 'Kind', 'data': [ 'a' ] } { 'struct': 'Pair', 'data': { 'a': 'int' } }"
                + " { 'command': 'set', 'data': { 'value': %s } }";

        assertEquals(
                others,
                otherTypes(
                        Labelled.of("2.8", schema.formatted(older.strip()), "7.2", schema.formatted(newer.strip()))));
    }

    @Test
    void whatOlderReleasesHadIsForgottenWithThem() {
        String free = "{ 'command': 'set', 'data': { 'value': 'str' } }";
        String listed = "{ 'enum': 'Kind', 'data': [ 'a' ] } { 'command': 'set', 'data': { 'value': 'Kind' } }";

        assertEquals("", otherTypes(Labelled.withOldest("7.0", "2.8", free, "7.2", listed, "8.0", listed)));
        assertEquals("string -7.2", otherTypes(Labelled.withOldest("7.0", "2.8", free, "7.2", free, "8.0", listed)));
    }

    @Test
    void enumerationsHaveTheValuesOfBoth() {
        Labelled joined = Labelled.of(
                "2.8", "{ 'enum': 'Old', 'data': [ 'a', 'b' ] } { 'command': 'set', 'data': { 'value': 'Old' } }",
                "7.2", "{ 'enum': 'New', 'data': [ 'b', 'c' ] } { 'command': 'set', 'data': { 'value': 'New' } }");

        assertEquals(List.of("b -", "c 7.2-", "a -2.8"), joined.values("New"));
        assertEquals(List.of("join-enums"), joined.conflicts());
    }

    @Test
    void integersTakeTheRangeOfBothOrElseTheNewest() {
        assertEquals(BuiltinType.UINT64, joinedInteger("int", "uint64"));
        assertEquals(BuiltinType.INT, joinedInteger("size", "int"));
        assertEquals(BuiltinType.INT, joinedInteger("int", "uint32"));
        assertEquals(BuiltinType.UINT32, joinedInteger("uint16", "uint32"));
        assertEquals(BuiltinType.UINT32, joinedInteger("uint32", "uint8"));
        assertEquals(BuiltinType.INT, joinedInteger("int32", "uint32"));
        assertEquals(BuiltinType.SIZE, joinedInteger("uint64", "size"));
    }

    private static BuiltinType joinedInteger(String older, String newer) {
        String command = "{ 'command': 'set', 'data': { 'value': '%s' } }";
        Labelled joined = Labelled.of("2.8", command.formatted(older), "7.2", command.formatted(newer));
        assertEquals(
                older.equals("uint64") ? List.of() : List.of("join-range"),
                joined.conflicts(),
                older + " and " + newer);
        return ((TypeReference.Builtin) argument(joined, "set").type()).type();
    }

    @Test
    void integersAndNumbersAreNumbers() {
        Labelled joined = Labelled.of(
                "2.0", "{ 'command': 'set', 'data': { 'value': 'number' } }",
                "2.3", "{ 'command': 'set', 'data': { 'value': 'int' } }");

        assertEquals(
                TypeReference.of(BuiltinType.NUMBER), argument(joined, "set").type());
        assertEquals(List.of("join-number"), joined.conflicts());
    }

    @Test
    void whatHasNothingInCommonIsTheNewest() {
        Labelled joined = Labelled.of(
                "2.0", "{ 'command': 'set', 'data': { 'value': 'bool' } }",
                "2.3", "{ 'command': 'set', 'data': { 'value': [ 'str' ] } }");

        assertEquals(
                new TypeReference.Array(TypeReference.of(BuiltinType.STR)),
                argument(joined, "set").type());
        assertEquals(List.of("join-different"), joined.conflicts());
    }

    private static Member argument(Labelled joined, String command) {
        return joined.object(Objects.requireNonNull(joined.command(command).arguments())
                        .name())
                .members()
                .get(0);
    }

    // What else is said.

    @Test
    void theDocumentationIsTheNewestThatThereIs() {
        String documented = "##\n# @stop:\n#\n# %s\n##\n{ 'command': 'stop' }\n";

        Command stop = Labelled.of(
                        "2.8", documented.formatted("Old words."),
                        "4.0", documented.formatted("New words."),
                        "7.2", "{ 'command': 'stop' }")
                .command("stop");

        assertEquals(List.of("New words."), paragraphs(stop));
        assertNull(stop.arguments());
    }

    private static List<String> paragraphs(Command command) {
        return command.documentation().blocks().stream()
                .map(block -> ((Documentation.Paragraph) block).text())
                .toList();
    }

    @Test
    void sinceIsBelievedWhereTheReleasesDoNotDenyIt() {
        assertEquals("6.0", since("6.0"));
        assertEquals("7.2", since("7.2"));
        assertEquals("7.2", since("4.2"));
        assertEquals("7.2", since("8.0"));
        assertEquals("7.2", since("1.0"));
    }

    /** When a command came that 4.2 lacks and 7.2 has, and of which 7.2 tells a release. */
    private static String since(String told) {
        Labelled joined = Labelled.of(
                "4.2",
                "{ 'command': 'stop' }",
                "7.2",
                "{ 'command': 'stop' }\n##\n# @probe:\n#\n# Probe.\n#\n# Since: " + told
                        + "\n##\n{ 'command': 'probe' }\n");
        assertFalse(joined.command("probe").releases().isEverywhere());
        return joined.command("probe").documentation().since();
    }

    @Test
    void sinceReachesBackBehindTheFirstRelease() {
        String documented = "##\n# @stop:\n#\n# Stop.\n#\n# Since: 0.14\n##\n{ 'command': 'stop' }\n";

        assertEquals(
                "0.14",
                Labelled.of("4.2", documented, "7.2", documented)
                        .command("stop")
                        .documentation()
                        .since());
    }
}
