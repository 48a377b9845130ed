package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.SchemaSelection;
import io.github.qmpcodegen.codegen.schema.SchemaSelection.Selected;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing commands, events and types by patterns, and what that leaves of a schema. */
class SchemaSelectionTest {

    private static final String SCHEMA = """
            { 'enum': 'Colour', 'data': ['red', 'green'] }
            { 'struct': 'Point', 'data': { 'x': 'int', '*colour': 'Colour' } }
            { 'struct': 'Circle', 'data': { 'centre': 'Point', 'radius': 'int' } }
            { 'struct': 'Polygon', 'data': { 'corners': ['Point'] } }
            { 'enum': 'Kind', 'data': ['circle', 'polygon'] }
            { 'union': 'Figure', 'base': { 'kind': 'Kind', '*name': 'str' }, 'discriminator': 'kind',
              'data': { 'circle': 'Circle', 'polygon': 'Polygon' } }
            { 'alternate': 'FigureRef', 'data': { 'definition': 'Figure', 'reference': 'str' } }
            { 'command': 'draw', 'data': 'Figure', 'boxed': true }
            { 'command': 'group', 'data': { 'members': ['FigureRef'] } }
            { 'command': 'paint', 'data': { 'colour': 'Colour' } }
            { 'command': 'query-centre', 'returns': 'Point' }
            { 'command': 'query-figures', 'returns': ['Figure'] }
            { 'event': 'MOVED', 'data': 'Point', 'boxed': true }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void commandsBringTheirTypesAndNoOthers() {
        Schema chosen = select(List.of("paint", "query-c*"), List.of()).schema();

        assertEquals(List.of("paint", "query-centre"), commands(chosen));
        assertEquals(List.of(), chosen.events());
        assertEquals(
                Set.of("paint.arguments", "Colour", "Point"), chosen.types().keySet());
    }

    @Test
    void excludesWin() {
        Schema chosen = select(List.of("query-*", "MOVED"), List.of("*figures")).schema();

        assertEquals(List.of("query-centre"), commands(chosen));
        assertEquals(1, chosen.events().size());
    }

    @Test
    void anIncludedTypeComesWithWhatItUses() throws IOException {
        Selected selected = select(List.of("paint", "Polygon"), List.of());

        assertEquals(Set.of("Polygon"), selected.kept());
        assertEquals(
                Set.of("paint.arguments", "Colour", "Polygon", "Point"),
                selected.schema().types().keySet());
        assertEquals(Set.of("Colour", "PaintRequest", "Point", "Polygon"), generatedTypes(selected));
    }

    @Test
    void typesAloneAreAPackage() throws IOException {
        assertEquals(
                Set.of("Circle", "Colour", "Figure", "Kind", "Point"),
                generatedTypes(select(List.of("Figure", "C*"), List.of())));
    }

    @Test
    void whatEveryPatternMatchesIsWhatThereIsWithoutPatterns() {
        Selected everything = select(List.of("*"), List.of());

        assertEquals(Set.of(), everything.kept());
        assertEquals(load(), everything.schema());
    }

    @Test
    void anExcludedObjectLeavesPlainJson() throws IOException {
        Selected selected = select(List.of(), List.of("Point"));
        Schema chosen = selected.schema();

        assertFalse(chosen.types().containsKey("Point"));
        assertEquals(TypeReference.any(), chosen.commands().get(3).returns());
        assertEquals(TypeReference.any(), member(chosen, "Circle", "centre"));
        assertEquals(new TypeReference.Array(TypeReference.any()), member(chosen, "Polygon", "corners"));
        assertTrue(object(chosen, "MOVED.data").open());
        assertEquals(
                Set.of(
                        "Colour",
                        "DrawRequest",
                        "Figure",
                        "FigureRef",
                        "GroupRequest",
                        "Kind",
                        "MovedEvent",
                        "PaintRequest",
                        "QueryCentreRequest",
                        "QueryFiguresRequest"),
                generatedTypes(selected));
    }

    @Test
    void anExcludedUnionLeavesOpenArgumentsAndNoTypeThatOnlyItUses() throws IOException {
        Selected selected = select(List.of("draw", "group"), List.of("Figure"));
        Schema chosen = selected.schema();

        assertEquals(
                Set.of("draw.arguments", "group.arguments", "FigureRef"),
                chosen.types().keySet());
        assertTrue(object(chosen, "draw.arguments").open());
        assertEquals(Set.of("DrawRequest", "FigureRef", "GroupRequest"), generatedTypes(selected));
    }

    @Test
    void anExcludedBranchTakesAnyMembers() throws IOException {
        Selected selected = select(List.of(), List.of("Circle"));

        assertTrue(object(selected.schema(), "Figure.circle").open());
        assertTrue(generatedTypes(selected).contains("Figure"));
    }

    @Test
    void anExcludedEnumerationLeavesTexts() throws IOException {
        Selected selected = select(List.of(), List.of("Colour", "Kind"));

        assertEquals(
                TypeReference.of(io.github.qmpcodegen.codegen.schema.BuiltinType.STR),
                member(selected.schema(), "Point", "colour"));
        assertFalse(generatedTypes(selected).contains("Kind"));
    }

    @Test
    void patternsThatMatchNothingAreKnown() {
        SchemaSelection selection =
                new SchemaSelection(List.of("query-center", "Point", "MOVED"), List.of("Shape", "draw"));

        assertEquals(List.of("query-center"), selection.unmatchedIncludes(load()));
        assertEquals(List.of("Shape"), selection.unmatchedExcludes(load()));
    }

    private static Schema load() {
        return MemorySources.of("schema.json", SCHEMA).schema();
    }

    private static Selected select(List<String> includes, List<String> excludes) {
        return new SchemaSelection(includes, excludes).select(load());
    }

    private static List<String> commands(Schema schema) {
        return schema.commands().stream().map(command -> command.name()).toList();
    }

    private static ObjectType object(Schema schema, String name) {
        return schema.objectType(new TypeReference.Named(name));
    }

    private static TypeReference member(Schema schema, String type, String member) {
        return object(schema, type).members().stream()
                .filter(candidate -> candidate.name().equals(member))
                .findFirst()
                .orElseThrow()
                .type();
    }

    /** Compiles the package, and gives its types but those that every package has. */
    private Set<String> generatedTypes(Selected selected) throws IOException {
        GeneratedCode code = GeneratedCode.of(selected, "generated.qmp");
        assertEquals("", code.compile(folder));
        return code.files().keySet().stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".java", ""))
                .filter(name -> !name.contains("Qemu") && !name.equals("package-info"))
                .collect(Collectors.toSet());
    }
}
