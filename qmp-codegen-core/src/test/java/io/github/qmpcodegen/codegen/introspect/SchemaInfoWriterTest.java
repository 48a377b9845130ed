package io.github.qmpcodegen.codegen.introspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaInfoWriterTest {

    private static final SourceLocation HERE = new SourceLocation("schema.json", 1, 1);

    private static final Traits NO_MORE = Traits.at(HERE);

    private final Map<String, NamedType> types = new LinkedHashMap<>();

    @Test
    void emptySchemaIsAnEmptyArray() {
        assertEquals("[\n\n]\n", write(List.of(), List.of()));
    }

    @Test
    void whatTakesAndReturnsNothingNamesTheEmptyObject() {
        assertEquals("""
                [
                {"name":"stop","meta-type":"command","arg-type":"q_empty","ret-type":"q_empty"},
                {"name":"STOP","meta-type":"event","arg-type":"q_empty"},
                {"name":"q_empty","meta-type":"object","members":[]}
                ]
                """, write(List.of(command("stop", null, null)), List.of(event("STOP", null))));
    }

    @Test
    void typesFollowInTheOrderOfTheirFirstUse() {
        object(
                "Status",
                member("next", new TypeReference.Array(new TypeReference.Named("Status")), true),
                member("count", TypeReference.of(BuiltinType.UINT64), false),
                member("size", TypeReference.of(BuiltinType.SIZE), false));
        assertEquals(
                """
                [
                {"name":"query-status","meta-type":"command","arg-type":"q_empty","ret-type":"[Status]"},
                {"name":"q_empty","meta-type":"object","members":[]},
                {"name":"[Status]","meta-type":"array","element-type":"Status"},
                {"name":"Status","meta-type":"object","members":[\
                {"name":"next","type":"[Status]","default":null},{"name":"count","type":"int","width":"uint64"},\
                {"name":"size","type":"int","width":"size"}]},
                {"name":"int","meta-type":"builtin","json-type":"int"}
                ]
                """,
                write(
                        List.of(command(
                                "query-status", null, new TypeReference.Array(new TypeReference.Named("Status")))),
                        List.of()));
    }

    @Test
    void unionListsAVariantForEveryValueOfItsTag() {
        types.put(
                "Kind",
                new EnumType(
                        TypeName.declared("Kind"),
                        List.of(
                                EnumType.Value.of("file", HERE),
                                new EnumType.Value(
                                        "none",
                                        NO_MORE.withFeatures(List.of(new Feature(Feature.DEPRECATED, NO_MORE)))
                                                .withConditions(List.of("CONFIG_NONE")))),
                        NO_MORE));
        object("File", member("path", TypeReference.of(BuiltinType.STR), false));
        types.put(
                "Backend",
                new ObjectType(
                        TypeName.declared("Backend"),
                        List.of(member("kind", new TypeReference.Named("Kind"), false)),
                        new ObjectType.Branching(
                                "kind",
                                List.of(new ObjectType.Branch("file", new TypeReference.Named("File"), NO_MORE))),
                        false,
                        NO_MORE.withConditions(List.of("A", "B"))));
        assertEquals("""
                [
                {"name":"OPENED","meta-type":"event","arg-type":"Backend"},
                {"name":"Backend","meta-type":"object","members":[{"name":"kind","type":"Kind"}],"tag":"kind","variants":[\
                {"case":"file","type":"File"},{"case":"none","type":"q_empty","if":"CONFIG_NONE"}],"if":"A && B"},
                {"name":"Kind","meta-type":"enum","members":[{"name":"file"},\
                {"name":"none","features":["deprecated"],"if":"CONFIG_NONE"}],"values":["file","none"]},
                {"name":"File","meta-type":"object","members":[{"name":"path","type":"str"}]},
                {"name":"q_empty","meta-type":"object","members":[]},
                {"name":"str","meta-type":"builtin","json-type":"string"}
                ]
                """, write(List.of(), List.of(event("OPENED", new TypeReference.Named("Backend")))));
    }

    @Test
    void alternateListsItsTypes() {
        types.put(
                "StrOrNull",
                new AlternateType(
                        TypeName.declared("StrOrNull"),
                        List.of(
                                new AlternateType.Branch("s", TypeReference.of(BuiltinType.STR), NO_MORE),
                                new AlternateType.Branch("n", TypeReference.of(BuiltinType.NULL), NO_MORE)),
                        NO_MORE));
        assertEquals("""
                [
                {"name":"query","meta-type":"command","arg-type":"q_empty","ret-type":"StrOrNull"},
                {"name":"q_empty","meta-type":"object","members":[]},
                {"name":"StrOrNull","meta-type":"alternate","members":[{"type":"str","branch":"s"},{"type":"null","branch":"n"}]},
                {"name":"str","meta-type":"builtin","json-type":"string"},
                {"name":"null","meta-type":"builtin","json-type":"null"}
                ]
                """, write(List.of(command("query", null, new TypeReference.Named("StrOrNull"))), List.of()));
    }

    private String write(List<Command> commands, List<Event> events) {
        return new SchemaInfoWriter().write(new Schema(commands, events, types));
    }

    private void object(String name, Member... members) {
        types.put(name, new ObjectType(TypeName.declared(name), List.of(members), null, false, NO_MORE));
    }

    private static Member member(String name, TypeReference type, boolean optional) {
        return new Member(name, type, Origin.QAPI, optional, Origin.QAPI, NO_MORE);
    }

    private static Command command(
            String name, TypeReference.@Nullable Named arguments, @Nullable TypeReference returns) {
        return new Command(name, arguments, returns, Origin.QAPI, true, false, false, List.of(), NO_MORE);
    }

    private static Event event(String name, TypeReference.@Nullable Named data) {
        return new Event(name, data, List.of(), NO_MORE);
    }
}
