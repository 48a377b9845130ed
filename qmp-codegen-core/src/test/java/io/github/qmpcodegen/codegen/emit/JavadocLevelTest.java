package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of the documentation is written. */
class JavadocLevelTest {

    private static final String PACKAGE = "com.acme.qmp";

    private static final String SCHEMA = """
            ##
            # @Kind:
            #
            # Kinds of things.  They have no order.
            #
            # @one: the first.  It came first.
            #
            # Since: 1.0
            ##
            { 'enum': 'Kind', 'data': [ 'one', 'two' ] }
            ##
            # @Part:
            #
            # A part.  It has a size.
            #
            # @size: in bytes.  Never negative.
            #
            # @old: gone soon
            #
            # Features:
            #
            # @deprecated: Use @size instead.  It is better.
            #
            # Since: 2.0
            ##
            { 'struct': 'Part', 'features': [ 'deprecated' ], 'data': { 'size': 'int', '*old': 'str' } }
            { 'union': 'Thing', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'one': 'Part' } }
            { 'alternate': 'Either', 'data': { 'text': 'str', 'part': 'Part' } }
            ##
            # @make:
            #
            # Makes one of these things:
            #
            # @thing: which
            #
            # Returns: what was there.
            #
            # Since: 3.0
            #
            # .. qmp-example::
            #
            #    -> { "execute": "make", "arguments": { "thing": { "kind": "two" }, "either": "x" } }
            #    <- { "return": { "size": 1 } }
            ##
            { 'command': 'make', 'data': { 'thing': 'Thing', 'either': 'Either' }, 'returns': 'Part' }
            { 'command': 'stop' }
            ##
            # @move:
            #
            # Moves.
            #
            # @distance: in meters.  Never negative.
            #
            # Features:
            #
            # @deprecated: Use @make instead.
            ##
            { 'command': 'move', 'data': { 'distance': 'int' }, 'features': [ 'deprecated' ] }
            ##
            # @MADE:
            #
            # A thing was made of these parts:
            #
            # @part: of what
            ##
            { 'event': 'MADE', 'data': { 'part': 'Part' } }
            """;

    private final Schema schema = MemorySources.of("things.json", SCHEMA).schema();

    @ParameterizedTest
    @EnumSource
    void eachLevelCompilesWithoutAComplaint(JavadocLevel level, @TempDir Path folder) throws IOException {
        assertEquals("", code(level).compile(folder));
    }

    @ParameterizedTest
    @EnumSource
    void noLineIsTooLong(JavadocLevel level) {
        code(level)
                .files()
                .forEach((path, text) ->
                        text.lines().forEach(line -> assertTrue(line.length() <= 120, () -> path + ": " + line)));
    }

    /** Where no setter is there to do it. */
    @Test
    void recordsWithoutABuilderDescribeTheirComponents() {
        assertTrue(
                text(JavadocLevel.FULL, "MoveRequest").contains("""
                         *
                         * @param distance In meters. Never negative.
                         * @deprecated Use {@code make} instead.
                         */
                        """.indent(0)),
                () -> text(JavadocLevel.FULL, "MoveRequest"));
        assertTrue(text(JavadocLevel.SUMMARY, "MoveRequest").contains(" * @param distance In meters.\n"));
    }

    @Test
    void noneIsNoJavadocAtAll() {
        code(JavadocLevel.NONE).files().forEach((path, text) -> {
            assertTrue(text.lines().noneMatch(line -> line.strip().startsWith("*") || line.contains("/*")), text);
            // The header is no documentation.
            assertEquals(
                    path.endsWith("package-info.java") ? 1 : 2,
                    text.lines().filter(line -> line.contains("//")).count(),
                    text);
        });
    }

    @Test
    void noneStillMarksWhatIsDeprecated() {
        assertTrue(text(JavadocLevel.NONE, "Part").contains("@Deprecated\n"));
    }

    @Test
    void aSummaryIsOneSentence() {
        assertTrue(text(JavadocLevel.SUMMARY, "Kind").contains("/** Kinds of things. */\n"));
        assertTrue(text(JavadocLevel.SUMMARY, "Kind").contains("    /** The first. */\n"));
        assertTrue(text(JavadocLevel.SUMMARY, "Part").contains("    /** In bytes. */\n"));
    }

    @Test
    void aTextOfWhichNothingIsLeftThatItAnnouncesEndsThere() {
        assertTrue(text(JavadocLevel.FULL, "MadeEvent")
                .contains(
                        "/** A thing was made of these parts. QMP event {@code MADE}, from {@code things.json}. */\n"));
        assertTrue(text(JavadocLevel.SUMMARY, "MakeRequest").contains("/** Makes one of these things. */\n"));
        assertTrue(text(JavadocLevel.FULL, "QemuCommands")
                .contains("/** Makes one of these things. See {@link MakeRequest}. */\n"));
    }

    @Test
    void aCommandOfWhichNothingIsSaidIsNamed() {
        assertTrue(text(JavadocLevel.FULL, "StopRequest")
                .contains("/** QMP command {@code stop}. From {@code things.json}. */\n"));
        assertTrue(text(JavadocLevel.FULL, "QemuCommands")
                .contains("/** QMP command {@code stop}. See {@link StopRequest}. */\n"));
    }

    private String text(JavadocLevel level, String type) {
        return Objects.requireNonNull(code(level).files().get("com/acme/qmp/" + type + ".java"));
    }

    private GeneratedCode code(JavadocLevel level) {
        return GeneratedCode.of(schema, PACKAGE, new EmitOptions("qmp-codegen test", level, Builders.ALL, true));
    }
}
