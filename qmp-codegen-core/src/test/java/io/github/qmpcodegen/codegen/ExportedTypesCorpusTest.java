package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.javamodel.GeneratedType;
import io.github.qmpcodegen.codegen.javamodel.ModelBuilder;
import io.github.qmpcodegen.qmp.codec.QmpEnum;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what {@code export} prints with the compiled Java, member by member: a component is a JSON value exactly
 * where the exported type is {@code any}, and else of the exported kind.
 */
@NeedsTestData
class ExportedTypesCorpusTest {

    private static final String PACKAGE = "generated.qmp";
    private static final Set<Class<?>> INTEGERS = Set.of(long.class, Long.class);
    private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);

    private final Map<String, JsonNode> types = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();
    private int compared;

    @TempDir
    Path folder;

    static List<String> releases() {
        return TestData.releasesWith("qmp-commands.hx");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void javaHasTheTypesThatAreExported(String release) throws IOException, ReflectiveOperationException {
        LoadedSchema loaded = Releases.documentation(release);
        JsonNode exported = JsonMapper.shared().readTree(new SchemaInfoWriter().write(loaded.schema()));
        exported.forEach(entity -> types.put(entity.path("name").stringValue(), entity));
        assertEquals("", GeneratedCode.of(loaded.schema(), PACKAGE).compile(folder));
        try (URLClassLoader loader = GeneratedCode.load(folder)) {
            loadClasses(ModelBuilder.build(loaded.schema(), Set.of(), PACKAGE).types(), loader);
            for (JsonNode entity : exported) {
                compare(entity);
            }
        }

        assertTrue(compared > 100, () -> compared + " members were compared");
    }

    private void compare(JsonNode entity) throws ReflectiveOperationException {
        String name = entity.path("name").stringValue();
        switch (entity.path("meta-type").stringValue()) {
            case "command" -> {
                Class<?> request = classOf(name);
                compareMembers(request, type(entity.path("arg-type")));
                Method read = request.getMethod("readReturn", readerClass());
                compareReturn(name, read.getGenericReturnType(), entity.path("ret-type"));
            }
            case "event" -> compareMembers(classOf(name), type(entity.path("arg-type")));
            case "object" -> {
                // Arguments and data have no class of their own: they are the request and the event.
                if (classes.containsKey(name)) {
                    compareMembers(classOf(name), entity);
                }
            }
            default -> {}
        }
    }

    private static Class<?> readerClass() throws ClassNotFoundException {
        return Class.forName("io.github.qmpcodegen.qmp.codec.QmpReader");
    }

    private void compareReturn(String command, Type java, JsonNode type) {
        if (type(type).path("members").isEmpty()
                && type(type).path("meta-type").stringValue().equals("object")) {
            assertEquals("io.github.qmpcodegen.qmp.EmptyResponse", java.getTypeName(), command);
        } else {
            compareType(command + " returns", java, type);
        }
    }

    private void compareMembers(Class<?> java, JsonNode object) {
        List<RecordComponent> components = new ArrayList<>(List.of(java.getRecordComponents()));
        components.removeIf(
                component -> Set.of("timestamp", "unmodelled", "extra").contains(component.getName())
                        && !hasMember(object, component.getName()));
        assertEquals(object.path("members").size(), components.size(), java.getName());
        int i = 0;
        for (JsonNode member : object.path("members")) {
            RecordComponent component = components.get(i++);
            compareType(java.getName() + "." + component.getName(), component.getGenericType(), member.path("type"));
            compared++;
        }
    }

    private static boolean hasMember(JsonNode object, String name) {
        return object.path("members")
                .valueStream()
                .anyMatch(member -> member.path("name").asString().equals(name));
    }

    private void compareType(String where, Type java, JsonNode name) {
        JsonNode type = type(name);
        Class<?> raw = java instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) java;
        switch (type.path("meta-type").stringValue()) {
            case "array" -> {
                assertEquals(List.class, raw, where);
                compareType(
                        where + "[]",
                        ((ParameterizedType) java).getActualTypeArguments()[0],
                        type.path("element-type"));
            }
            case "enum" -> {
                assertTrue(QmpEnum.class.isAssignableFrom(raw), where);
                assertEquals(classes.get(name.stringValue()), raw, where);
            }
            case "object" -> assertEquals(classes.get(name.stringValue()), raw, where);
            default -> assertTrue(isBuiltin(raw, type.path("json-type").stringValue()), () -> where + ": " + java);
        }
    }

    private static boolean isBuiltin(Class<?> java, String jsonType) {
        return switch (jsonType) {
            case "string" -> java == String.class;
            case "int" -> INTEGERS.contains(java);
            case "number" -> java == BigDecimal.class;
            case "boolean" -> BOOLEANS.contains(java);
            case "value" -> java == JsonNode.class;
            default -> false;
        };
    }

    private JsonNode type(JsonNode name) {
        JsonNode type = types.get(name.stringValue());
        assertNotNull(type, name.stringValue());
        return type;
    }

    private Class<?> classOf(String name) {
        Class<?> found = classes.get(name);
        assertNotNull(found, name);
        return found;
    }

    /** The classes by the names that the schema has for what they stand for. */
    private void loadClasses(List<GeneratedType> generated, URLClassLoader loader) throws ClassNotFoundException {
        for (GeneratedType type : generated) {
            String name = PACKAGE + "." + String.join("$", type.name().simpleNames());
            classes.put(type.qmpName(), loader.loadClass(name));
            loadClasses(type.nested(), loader);
        }
    }
}
