package io.github.qmpcodegen.codegen.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaMergerTest {

    private static final String TABLE = """
                {
                    .name       = "eject",
                    .args_type  = "force:-f,device:B,when:i?",
                    .mhandler.cmd_new = qmp_eject,
                },

            SQMP
            eject
            -----

            Eject a medium.

            Arguments:

            - force: by force (json-bool, optional)
            - device: which drive (json-string)
            - when: after so many seconds (json-int, optional)

            Example:

            -> { "execute": "eject", "arguments": { "device": "cd0" } }
            <- { "return": {} }

            EQMP

                {
                    .name       = "stop",
                    .args_type  = "",
                    .mhandler.cmd_new = qmp_stop,
                },

            SQMP
            stop
            ----

            Stop.

            EQMP
            """;

    private static final String EXACT = """
            { 'struct': 'Ejected', 'data': { 'count': 'uint64' } }
            { 'command': 'eject', 'data': { 'device': 'str', 'force': 'bool' }, 'returns': 'Ejected' }
            """;

    private final LoadedSchema loaded =
            MemorySources.of("qmp-commands.hx", TABLE).and("types.qapi", EXACT).load();

    @Test
    void exactTypesWinAndOthersStay() {
        assertFalse(loaded.hasErrors());
        assertEquals(
                List.of("eject", "stop"),
                loaded.schema().commands().stream().map(Command::name).toList());
        assertEquals(new TypeReference.Named("Ejected"), eject().returns());
        Member force = argument("force");
        assertEquals(false, force.optional());
        assertEquals(TypeReference.of(BuiltinType.BOOL), force.type());
    }

    @Test
    void wordsOfTheTableDocumentExactTypes() {
        assertEquals(Documentation.of("Eject a medium."), eject().documentation());
        assertEquals(1, eject().examples().size());
        assertEquals(Documentation.of("which drive"), argument("device").documentation());
    }

    @Test
    void contradictionsAreToldWithBothPlaces() {
        List<String> told = loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().id().startsWith("sources-differ-"))
                .map(diagnostic -> diagnostic.code().id() + " "
                        + diagnostic.location().path() + " "
                        + diagnostic.related().get(0).location())
                .toList();
        assertEquals(
                List.of(
                        "sources-differ-optionality qmp-commands.hx types.qapi:2:50",
                        "sources-differ-member qmp-commands.hx types.qapi:2:31"),
                told);
    }

    /** What prose leaves open is no contradiction to what a schema says. */
    @Test
    void proseThatSaysLessIsNotReported() {
        assertEquals(List.of(), merged("""
                - device: which drive (json-string)
                - force: by force (json-bool)

                Return a json-object with:

                - size: how large (json-number)
                - label: what it says on it (json-string)
                """, """
                { 'struct': 'Medium', 'data': { 'size': 'int', '*label': 'str' } }
                { 'command': 'look', 'data': { '*device': 'str', '*force': 'bool' }, 'returns': 'Medium' }
                """));
    }

    @Test
    void proseThatSaysMoreIsReported() {
        assertEquals(
                List.of(
                        "'label' of the return value of command 'look' is optional according to the documentation, but"
                                + " always there according to the QAPI schema",
                        "'size' of the return value of command 'look' is a number according to the documentation, but"
                                + " a string according to the QAPI schema"),
                merged("""
                - device: which drive (json-string, optional)
                - force: by force (json-bool, optional)

                Return a json-object with:

                - label: what it says on it (json-string, optional)
                - size: how large (json-number)
                """, """
                { 'struct': 'Medium', 'data': { 'size': 'str', 'label': 'str' } }
                { 'command': 'look', 'data': { '*device': 'str', '*force': 'bool' }, 'returns': 'Medium' }
                """));
    }

    @Test
    void anArgumentThatTheSchemaHasIsNotRefused() {
        assertEquals(
                List.of(
                        "argument 'speed' of 'look' is documented, but the server refuses it: args_type does not have it; it is left out"),
                merged("""
                - device: which drive (json-string, optional)
                - length: how far (json-int, optional)
                - speed: how fast (json-int, optional)
                """, """
                { 'command': 'look', 'data': { '*device': 'str', '*force': 'bool', '*length': 'int' } }
                """));
    }

    @Test
    void membersOfOneObjectAreReportedTogether() {
        assertEquals(
                List.of("the return value of command 'look' has members 'size', 'label' according to the documentation,"
                        + " but not according to the QAPI schema"),
                merged("""
                - device: which drive (json-string, optional)
                - force: by force (json-bool, optional)

                Return a json-object with:

                - size: how large (json-int)
                - name: its name (json-string)
                - label: what it says on it (json-string)
                """, """
                { 'struct': 'Medium', 'data': { 'name': 'str' } }
                { 'command': 'look', 'data': { '*device': 'str', '*force': 'bool' }, 'returns': 'Medium' }
                """));
    }

    /** What is told of a command with optional arguments 'device' and 'force', its words, and a schema that has it. */
    private static List<String> merged(String words, String schema) {
        String table = """
                    {
                        .name       = "look",
                        .args_type  = "device:B?,force:b?",
                        .mhandler.cmd_new = qmp_look,
                    },

                SQMP
                look
                ----

                Look at a medium.

                Arguments:

                """ + words + "\nEQMP\n";
        return MemorySources.of("a.hx", table).and("a.json", schema).load().diagnostics().stream()
                .map(Diagnostic::message)
                .sorted()
                .toList();
    }

    private Command eject() {
        return loaded.schema().commands().get(0);
    }

    private Member argument(String name) {
        return loaded.schema().objectType(Objects.requireNonNull(eject().arguments())).members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
