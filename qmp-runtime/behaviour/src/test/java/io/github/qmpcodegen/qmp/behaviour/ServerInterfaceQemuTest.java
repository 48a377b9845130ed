package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.schema.AlternateType;
import io.github.qmpcodegen.qmp.schema.ArrayType;
import io.github.qmpcodegen.qmp.schema.Command;
import io.github.qmpcodegen.qmp.schema.EnumType;
import io.github.qmpcodegen.qmp.schema.EveryPath;
import io.github.qmpcodegen.qmp.schema.Member;
import io.github.qmpcodegen.qmp.schema.ObjectType;
import io.github.qmpcodegen.qmp.schema.SchemaType;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real QEMU tells of itself is read whole. */
@NeedsQemu
@Timeout(60)
class ServerInterfaceQemuTest {
    private static QemuProcess qemu;
    private static ServerInterface told;

    @BeforeAll
    static void ask() {
        qemu = Qemu.start(QmpOptions.standard());
        told = qemu.client().serverInterface();
    }

    @AfterAll
    static void close() {
        qemu.close();
    }

    @Test
    void everyCommandThatItListsIsThere() {
        Set<String> listed = new TreeSet<>();
        qemu.client()
                .execute("query-commands")
                .forEach(command -> listed.add(command.path("name").stringValue()));
        listed.removeAll(told.commands().keySet());
        assertEquals(Set.of(), listed);
    }

    @Test
    void everyTypeThatIsMentionedIsThere() {
        for (Command command : told.commands().values()) {
            assertEquals(command.arguments(), told.arguments(command).name());
            assertEquals(command.returns(), told.type(command.returns()).name());
        }
        told.events()
                .values()
                .forEach(event -> assertEquals(event.data(), told.data(event).name()));
        told.types().values().forEach(ServerInterfaceQemuTest::assertWhole);
        assertTrue(told.types().size() > 300, told.types().size() + " types");
    }

    private static void assertWhole(SchemaType type) {
        if (type instanceof ArrayType array) {
            assertEquals(array.element(), told.type(array.element()).name());
        } else if (type instanceof AlternateType alternate) {
            alternate.branches().forEach(told::type);
            assertTrue(alternate.branches().size() > 1, alternate::name);
        } else if (type instanceof EnumType enumeration) {
            assertFalse(enumeration.values().isEmpty(), enumeration::name);
        } else if (type instanceof ObjectType object) {
            object.members().forEach(member -> told.type(member.type()));
            if (!object.tag().isEmpty()) {
                assertUnion(object);
            }
        }
    }

    private static void assertUnion(ObjectType union) {
        EnumType tag = assertInstanceOf(
                EnumType.class, told.type(member(union, union.tag()).type()));
        assertFalse(union.branches().isEmpty(), union::name);
        union.branches().keySet().forEach(value -> {
            assertTrue(tag.has(value), value);
            assertTrue(told.branch(union, value).isPresent(), value);
        });
    }

    private static Member member(ObjectType type, String name) {
        return type.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void argumentsAndValuesAreThoseOfItsDocumentation() {
        ObjectType eject = told.arguments(command("eject"));
        assertTrue(member(eject, "force").optional());
        ObjectType expansion = told.arguments(command("query-cpu-model-expansion"));
        assertFalse(member(expansion, "type").optional());
        EnumType kind = (EnumType) told.type(member(expansion, "type").type());
        assertEquals(
                List.of("static", "full"),
                kind.values().stream().map(EnumType.Value::text).toList());
        assertTrue(command("device_add").open());
        assertFalse(command("blockdev-add").open());
        assertTrue(command("migrate-pause").outOfBand());
    }

    private static Command command(String name) {
        return Optional.ofNullable(told.commands().get(name)).orElseThrow();
    }

    @Test
    void everyFormOfPathIsAnsweredByWhatItTells() {
        Map<String, Boolean> paths = EveryPath.of(qemu.client().execute("query-qmp-schema"));
        List<String> wrong = paths.entrySet().stream()
                .filter(path -> told.has(path.getKey()) != path.getValue())
                .map(Map.Entry::getKey)
                .toList();

        assertEquals(List.of(), wrong);
        assertTrue(paths.size() > 5_000, paths.size() + " paths");
    }

    @Test
    void knownQuestionsGetTheAnswersOfItsRelease() {
        boolean sinceSix = qemu.client().greeting().version().isAtLeast(6, 0);

        assertTrue(told.has("blockdev-add/arg-type/+file/filename/!string"));
        assertTrue(told.has("blockdev-add/arg-type/*node-name"));
        assertTrue(told.has("query-block/ret-type/inserted/file"));
        assertTrue(told.has("SHUTDOWN/arg-type/reason/^guest-shutdown"));
        assertTrue(told.has("migrate-set-parameters/arg-type/tls-creds/!null"));
        assertFalse(told.has("query-cpus-fast/ret-type/no-such-member"));
        assertEquals(sinceSix, told.has("object-add/arg-type/+iothread/poll-max-ns"));
        assertEquals(sinceSix, told.has("object-add/arg-type/qom-type/^iothread"));
        assertEquals(!sinceSix, told.has("object-add/arg-type/props"));
        assertEquals(!sinceSix, told.has("query-cpus/$deprecated"));
    }
}
