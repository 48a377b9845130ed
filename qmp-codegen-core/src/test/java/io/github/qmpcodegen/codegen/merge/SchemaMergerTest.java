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
                .filter(diagnostic -> diagnostic.code() instanceof MergeCode)
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
