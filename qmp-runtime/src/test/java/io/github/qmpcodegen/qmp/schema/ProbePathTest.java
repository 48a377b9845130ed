package io.github.qmpcodegen.qmp.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbePathTest {

    private static final ServerInterface SERVER = ServerInterface.of(QmpJson.parse("""
            [{"name": "add", "meta-type": "command", "arg-type": "1", "ret-type": "[2]", "features": ["hot"]},
             {"name": "odd", "meta-type": "command", "arg-type": "gone", "ret-type": "[x]"},
             {"name": "ADDED", "meta-type": "event", "arg-type": "1"},
             {"name": "1", "meta-type": "object", "tag": "kind", "features": ["flat"],
              "members": [
                {"name": "kind", "type": "3"},
                {"name": "size", "type": "int", "default": null, "features": ["deprecated", "unstable"]},
                {"name": "refs", "type": "[4]"}],
              "variants": [{"case": "one", "type": "2"}, {"case": "two", "type": "0"}]},
             {"name": "0", "meta-type": "object", "members": []},
             {"name": "2", "meta-type": "object", "members": [{"name": "aio", "type": "3"}]},
             {"name": "3", "meta-type": "enum", "values": ["one", "two"], "features": ["open"],
              "members": [{"name": "one"}, {"name": "two", "features": ["fast"]}]},
             {"name": "4", "meta-type": "alternate", "members": [{"type": "1"}, {"type": "str"}, {"type": "3"}]},
             {"name": "[2]", "meta-type": "array", "element-type": "2"},
             {"name": "[4]", "meta-type": "array", "element-type": "4"},
             {"name": "[x]", "meta-type": "array", "element-type": "[x]"},
             {"name": "int", "meta-type": "builtin", "json-type": "int"},
             {"name": "str", "meta-type": "builtin", "json-type": "string"}]
            """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add",
                "ADDED",
                "add/$hot",
                "add/arg-type",
                "add/arg-type/$flat",
                "ADDED/arg-type/kind",
                "add/arg-type/kind/^one",
                "add/arg-type/kind/^two/$fast",
                "add/arg-type/kind/$open",
                "add/arg-type/*size",
                "add/arg-type/*size/!int",
                "add/arg-type/size$deprecated",
                "add/arg-type/*size$unstable",
                "add/arg-type/size/!int",
                "add/arg-type/+one",
                "add/arg-type/+one/aio/^two",
                "add/arg-type/+two",
                "add/arg-type/refs",
                "add/arg-type/refs/!string",
                "add/arg-type/refs/refs/+one/aio",
                "add/arg-type/refs/$flat",
                "add/arg-type/refs/^one",
                "add/ret-type",
                "add/ret-type/aio/^one",
            })
    void whatIsThereIsFound(String path) {
        assertTrue(SERVER.has(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remove",
                "remove/arg-type/x",
                "REMOVED/$hot",
                "add/$cold",
                "add/args",
                "ADDED/ret-type",
                "ADDED/$hot",
                "add/arg-type/$hot",
                "add/arg-type/+three",
                "add/arg-type/+one/kind",
                "add/arg-type/+two/aio",
                "add/arg-type/*kind",
                "add/arg-type/kind$deprecated",
                "add/arg-type/size$fast",
                "add/arg-type/aio",
                "add/arg-type/size/!string",
                "add/arg-type/size/!number",
                "add/arg-type/size/more",
                "add/arg-type/size/^one",
                "add/arg-type/size/$deprecated",
                "add/arg-type/kind/^three",
                "add/arg-type/kind/^one/$fast",
                "add/arg-type/kind/!string",
                "add/arg-type/^one",
                "add/arg-type/!object",
                "add/arg-type/refs/!int",
                "add/arg-type/refs/$cold",
                "add/ret-type/!array",
                "add/ret-type/$hot",
            })
    void whatDoesNotSuitLeadsNowhere(String path) {
        assertFalse(SERVER.has(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "add/",
                "/add",
                "add//arg-type",
                "$hot",
                "^one",
                "!int",
                "+one",
                "*size",
                "add$hot",
                "add/$",
                "add/arg-type/+",
                "add/arg-type/*",
                "add/arg-type/kind/^",
                "add/arg-type/size/!",
                "add/arg-type/size$",
                "add/$hot/arg-type",
                "add/arg-type/size/!int/more",
                "add/arg-type/size$deprecated/!int",
                "add/arg-type/kind/^one/fast",
                "add/arg-type/kind/^two/$fast/more",
                "add/arg-type/kind/^two$fast",
                "add/arg-type/+one$fast",
                "add/arg-type/kind^one",
                "add/arg-type/size!int",
                // Also where it does not get that far.
                "remove/$hot/arg-type",
            })
    void whatIsMalformedIsRefused(String path) {
        String message = assertThrows(IllegalArgumentException.class, () -> SERVER.has(path))
                .getMessage();
        assertTrue(String.valueOf(message).startsWith("the path '" + path + "' is malformed: "), message);
    }

    @Test
    void aTypeThatIsMissingOrMadeOfItselfIsNoAnswer() {
        assertEquals(
                "the schema mentions 'gone', but does not have it",
                assertThrows(IllegalArgumentException.class, () -> SERVER.has("odd/arg-type"))
                        .getMessage());
        assertEquals(
                "the schema's type '[x]' consists only of itself",
                assertThrows(IllegalArgumentException.class, () -> SERVER.has("odd/ret-type/x"))
                        .getMessage());
    }

    @Test
    void ofAServerThatTellsNamesNothingElseIsKnown() {
        ServerInterface old = ServerInterface.ofNames(List.of("stop", "eject"), List.of("STOP"));

        assertTrue(old.has("eject"));
        assertTrue(old.has("STOP"));
        assertFalse(old.has("cont"));
        assertFalse(old.has("eject/arg-type"));
        assertFalse(old.has("STOP/arg-type/x"));
        assertFalse(old.has("eject/$hot"));
    }
}
