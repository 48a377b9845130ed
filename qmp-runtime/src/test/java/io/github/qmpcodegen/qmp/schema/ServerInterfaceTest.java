package io.github.qmpcodegen.qmp.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerInterfaceTest {

    /** As QEMU 7.2 answers, but for readable names and the keys {@code if} and {@code open} of exports. */
    private static final ServerInterface TOLD = ServerInterface.of(QmpJson.parse("""
            [{"name": "stop", "meta-type": "command", "arg-type": "none", "ret-type": "none"},
             {"name": "migrate-pause", "meta-type": "command", "arg-type": "none", "ret-type": "none",
              "allow-oob": true},
             {"name": "device_add", "meta-type": "command", "arg-type": "device", "ret-type": "none",
              "features": ["json-cli", "json-cli-hotplug"]},
             {"name": "blockdev-add", "meta-type": "command", "arg-type": "BlockdevOptions", "ret-type": "none"},
             {"name": "xen-save", "meta-type": "command", "arg-type": "settings", "ret-type": "[int]", "if": "XEN"},
             {"name": "STOP", "meta-type": "event", "arg-type": "none", "features": ["deprecated"]},
             {"name": "none", "meta-type": "object", "members": []},
             {"name": "device", "meta-type": "object", "members": [
               {"name": "driver", "type": "str"},
               {"name": "bus", "type": "str", "default": null, "features": ["unstable"]}]},
             {"name": "settings", "meta-type": "object", "open": true, "if": "XEN", "members": [
               {"name": "live", "type": "bool", "if": "XEN_LIVE"}]},
             {"name": "BlockdevOptions", "meta-type": "object", "tag": "driver",
              "members": [{"name": "driver", "type": "Driver"}],
              "variants": [{"case": "file", "type": "file"}, {"case": "null-co", "type": "none"}]},
             {"name": "file", "meta-type": "object", "members": [{"name": "backing", "type": "BlockdevRef"}]},
             {"name": "BlockdevRef", "meta-type": "alternate", "members": [
               {"type": "BlockdevOptions"}, {"type": "str"}]},
             {"name": "Driver", "meta-type": "enum", "values": ["file", "null-co"], "members": [
               {"name": "file"}, {"name": "null-co", "features": ["deprecated"]}]},
             {"name": "OldDriver", "meta-type": "enum", "values": ["file", "nbd"]},
             {"name": "[int]", "meta-type": "array", "element-type": "int"},
             {"name": "int", "meta-type": "builtin", "json-type": "int"},
             {"name": "bool", "meta-type": "builtin", "json-type": "boolean"},
             {"name": "str", "meta-type": "builtin", "json-type": "string"},
             {"name": "later", "meta-type": "of a kind that is yet to come"}]
            """));

    private static Command command(String name) {
        return Optional.ofNullable(TOLD.commands().get(name)).orElseThrow();
    }

    @Test
    void commandsEventsAndTypesAreFoundByNameInTheOrderOfTheSchema() {
        assertEquals(
                List.of("stop", "migrate-pause", "device_add", "blockdev-add", "xen-save"),
                List.copyOf(TOLD.commands().keySet()));
        assertEquals(Set.of("STOP"), TOLD.events().keySet());
        assertFalse(TOLD.types().containsKey("later"));
        assertTrue(command("migrate-pause").outOfBand());
        assertFalse(command("stop").outOfBand());
        assertEquals(
                List.of("json-cli", "json-cli-hotplug"), command("device_add").features());
        assertEquals(
                new Event("STOP", "none", List.of("deprecated"), ""),
                TOLD.events().get("STOP"));
        assertEquals(
                List.of(), TOLD.data(new Event("STOP", "none", List.of(), "")).members());
    }

    @Test
    void argumentsHaveNamesTypesAndMayBeOptional() {
        assertEquals(
                List.of(
                        new Member("driver", "str", false, List.of(), "", "", Map.of()),
                        new Member("bus", "str", true, List.of("unstable"), "", "", Map.of())),
                TOLD.arguments(command("device_add")).members());
        assertEquals(
                new ArrayType("[int]", "int"), TOLD.type(command("xen-save").returns()));
        assertEquals(new BuiltinType("int", "int"), TOLD.type("int"));
    }

    @Test
    void aUnionHasFurtherMembersByItsTag() {
        ObjectType union = TOLD.arguments(command("blockdev-add"));
        assertEquals("driver", union.tag());
        assertEquals(Map.of("file", "file", "null-co", "none"), union.branches());
        assertEquals(
                List.of("backing"),
                TOLD.branch(union, "file").orElseThrow().members().stream()
                        .map(Member::name)
                        .toList());
        assertEquals(Optional.empty(), TOLD.branch(union, "nbd"));
        assertEquals(
                new AlternateType("BlockdevRef", List.of("BlockdevOptions", "str"), List.of()),
                TOLD.type("BlockdevRef"));
    }

    @Test
    void valuesOfEnumerationsAreReadInTheFormsOfAllReleases() {
        assertEquals(
                new EnumType(
                        "Driver",
                        List.of(
                                new EnumType.Value("file", List.of(), ""),
                                new EnumType.Value("null-co", List.of("deprecated"), "")),
                        List.of()),
                TOLD.type("Driver"));
        EnumType old = (EnumType) TOLD.type("OldDriver");
        assertTrue(old.has("nbd"));
        assertFalse(old.has("null-co"));
    }

    @Test
    void whatTakesMoreThanItsTypeNamesIsOpen() {
        assertTrue(command("device_add").open(), "known by its name");
        assertTrue(command("xen-save").open(), "as the export says");
        assertFalse(command("blockdev-add").open());
        assertFalse(command("stop").open());
    }

    @Test
    void anExportSaysUnderWhichConditionABuildHasSomething() {
        assertEquals("XEN", command("xen-save").condition());
        ObjectType settings = TOLD.arguments(command("xen-save"));
        assertEquals("XEN", settings.condition());
        assertEquals("XEN_LIVE", settings.members().get(0).condition());
        assertEquals("", command("stop").condition());
    }

    @Test
    void aTypeThatIsMentionedAndMissingIsNamed() {
        IllegalArgumentException missing = assertThrows(IllegalArgumentException.class, () -> TOLD.type("nowhere"));
        assertEquals("the schema mentions 'nowhere', but does not have it", missing.getMessage());
        IllegalArgumentException other =
                assertThrows(IllegalArgumentException.class, () -> TOLD.data(new Event("ODD", "str", List.of(), "")));
        assertEquals("the schema uses 'str' as an object, but it is not one", other.getMessage());
    }

    @Test
    void whatIsNoSchemaSaysNothing() {
        ServerInterface nothing = ServerInterface.of(QmpJson.parse("{\"return\": []}"));
        assertTrue(nothing.commands().isEmpty());
        assertTrue(nothing.events().isEmpty());
        assertTrue(nothing.types().isEmpty());
    }
}
