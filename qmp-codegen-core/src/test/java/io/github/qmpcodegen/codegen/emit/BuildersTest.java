package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import io.github.qmpcodegen.qmp.codec.Unmodelled;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Builders of what clients only read may be left out; that makes no difference to what they read. */
class BuildersTest {

    private static final String PACKAGE = "com.acme.qmp";

    private static final String SCHEMA = """
            { 'enum': 'Kind', 'data': [ 'one', 'two', 'three' ] }
            { 'struct': 'Size', 'data': { 'bytes': 'uint64', '*unit': 'str' } }
            { 'struct': 'Part', 'data': { '*label': 'str', 'size': 'Size' } }
            { 'struct': 'Seen', 'data': { 'at': 'int', '*sizes': [ 'Size' ], 'secret': 'any', '*state': 'State' } }
            { 'union': 'Thing', 'base': { 'kind': 'Kind', '*id': 'str' }, 'discriminator': 'kind',
              'data': { 'one': 'Part', 'two': 'Size' } }
            { 'union': 'State', 'base': { 'kind': 'Kind', 'since': 'int' }, 'discriminator': 'kind',
              'data': { 'one': 'Lamp', 'two': 'Inner' } }
            { 'struct': 'Lamp', 'data': { 'on': 'bool', '*colour': 'number' } }
            { 'union': 'Inner', 'base': { 'depth': 'Kind' }, 'discriminator': 'depth', 'data': { 'one': 'Lamp' } }
            { 'alternate': 'Either', 'data': { 'text': 'str', 'lamp': 'Lamp' } }
            { 'struct': 'Nothing', 'data': { } }
            { 'struct': 'Answer',
              'data': { 'seen': [ 'Seen' ], 'thing': 'Thing', '*either': 'Either', 'nothing': 'Nothing', 'wide': 'Wide' } }
            { 'command': 'make', 'data': { 'thing': 'Thing', 'parts': [ 'Part' ] }, 'returns': 'Answer' }
            { 'command': 'query-names', 'returns': [ 'str' ] }
            { 'event': 'MADE', 'data': { 'seen': 'Seen', 'more': 'Lamp' } }
            { 'event': 'GONE' }
            { 'event': 'CHANGED', 'data': 'State', 'boxed': true }
            """
            + QapiText.struct(
                    "Wide",
                    IntStream.range(0, 300)
                            .mapToObj(i -> "'*m" + i + "': 'int'")
                            .toList());

    /** Requests and what arguments hold, whatever else holds it. */
    private static final Set<String> OF_ARGUMENTS =
            Set.of("MakeRequest", "Part", "Size", "Thing.One", "Thing.Two", "Thing.Other");

    private static final List<String> ANSWERS = List.of(
            "{\"seen\":[],\"thing\":{\"kind\":\"one\",\"size\":{\"bytes\":1}},\"nothing\":{},\"wide\":{\"m299\":1}}",
            "{\"seen\":[{\"at\":1,\"sizes\":[{\"bytes\":2,\"unit\":\"k\"}],\"secret\":[1],"
                    + "\"state\":{\"since\":3,\"kind\":\"one\",\"on\":true,\"colour\":1.50}}],"
                    + "\"thing\":{\"kind\":\"two\",\"id\":\"i\",\"bytes\":3},\"either\":{\"on\":false},\"nothing\":{},"
                    + "\"wide\":{}}",
            "{\"seen\":[{\"at\":1,\"secret\":null,\"state\":{\"kind\":\"two\",\"since\":1,\"depth\":\"one\",\"on\":true}},"
                    + "{\"at\":2,\"secret\":{},\"state\":{\"kind\":\"three\",\"since\":1}},"
                    + "{\"at\":3,\"secret\":{},\"state\":{\"kind\":\"new\",\"since\":1,\"later\":[{}]}}],"
                    + "\"thing\":{\"kind\":\"one\"},\"either\":\"x\",\"nothing\":{\"x\":1},\"wide\":{\"m0\":\"x\",\"y\":{}}}",
            "{\"seen\":[{\"at\":\"x\",\"later\":{\"a\":[]},\"state\":{\"kind\":7}}],\"thing\":[],\"wide\":7}",
            "[]");

    private static final Map<String, List<String>> EVENTS = Map.of(
            "MADE",
            List.of("{\"seen\":{\"at\":1,\"secret\":1},\"more\":{\"on\":true}}", "{\"seen\":7,\"later\":1}"),
            "GONE",
            List.of("{}", "{\"later\":{}}"),
            "CHANGED",
            List.of("{\"kind\":\"one\",\"since\":1,\"on\":true}", "{\"kind\":\"later\",\"x\":1}", "{}"));

    @TempDir
    private static Path folder = Path.of("");

    private static Generated all;
    private static Generated requests;

    /** Generated types that are compiled and loaded. */
    private record Generated(Path classes, URLClassLoader loader) implements AutoCloseable {

        static Generated with(Builders builders) throws IOException {
            Schema schema = MemorySources.of("things.json", SCHEMA).schema();
            GeneratedCode code = GeneratedCode.of(
                    schema, PACKAGE, new EmitOptions("qmp-codegen test", JavadocLevel.FULL, builders, true));
            Path classes = folder.resolve(builders.name());
            assertEquals("", code.compile(classes));
            return new Generated(classes, GeneratedCode.load(classes));
        }

        QmpRegistry registry() throws ReflectiveOperationException {
            return GeneratedCode.registry(loader, PACKAGE);
        }

        Class<?> type(String name) throws ReflectiveOperationException {
            return loader.loadClass(PACKAGE + "." + name.replace('.', '$'));
        }

        /** The names of the types that have builders; those of bases of builders end with them. */
        Set<String> withBuilders() throws IOException {
            try (Stream<Path> files = Files.list(classes.resolve(PACKAGE.replace('.', '/')))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("Builder.class"))
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replaceFirst("\\$Builder$", "")
                                .replace('$', '.'))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }

        /** What is read of the answers and events, with all that it keeps and that was found. */
        List<String> read() throws ReflectiveOperationException {
            Method answer = type("Answer").getMethod("read", QmpReader.class);
            List<String> read = new ArrayList<>();
            for (String json : ANSWERS) {
                Decoding decoding = Decoding.ofReturn("make");
                add(decoding.decode(QmpJson.parse(json), in -> value(answer, in)), json, decoding, read);
            }
            for (Map.Entry<String, List<String>> entry : new TreeMap<>(EVENTS).entrySet()) {
                String event = entry.getKey();
                for (String json : entry.getValue()) {
                    Decoding decoding = Decoding.ofData(event);
                    EventTimestamp time = new EventTimestamp(1, 2);
                    add(registry().decodeEvent(event, time, QmpJson.parse(json), decoding), json, decoding, read);
                }
            }
            return read;
        }

        private static void add(QmpValue value, String json, Decoding decoding, List<String> read) {
            JsonNode written = QmpJson.parse(QmpJson.write(value.toJson()));
            assertEquals(QmpJson.parse(json), written);
            read.add(value + "\n" + written + "\n"
                    + decoding.problems().stream()
                            .map(DecodingProblem::toString)
                            .toList());
        }

        private static QmpValue value(Method read, QmpReader in) {
            try {
                return (QmpValue) read.invoke(null, in);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    @BeforeAll
    static void compileWithoutAComplaint() throws IOException {
        all = Generated.with(Builders.ALL);
        requests = Generated.with(Builders.REQUESTS);
    }

    @AfterAll
    static void close() throws IOException {
        all.close();
        requests.close();
    }

    @Test
    void onlyWhatArgumentsHoldKeepsBuilders() throws IOException {
        Set<String> expected = new TreeSet<>(OF_ARGUMENTS);
        expected.add("Thing.CommonBuilder");
        // It has too many members for variables, so its builder reads it.
        expected.add("Wide");
        assertEquals(expected, requests.withBuilders());
        Set<String> others = new TreeSet<>(all.withBuilders());
        others.removeAll(expected);
        assertEquals(
                Set.of(
                        "Answer",
                        "GoneEvent",
                        "Inner.One",
                        "Lamp",
                        "MadeEvent",
                        "Nothing",
                        "Seen",
                        "State.CommonBuilder",
                        "State.One",
                        "State.Two",
                        "State.Other"),
                others);
    }

    @Test
    void aTypeWithoutABuilderHasNoMethodThatGivesOne() throws ReflectiveOperationException {
        assertThrows(NoSuchMethodException.class, () -> requests.type("Seen").getMethod("builder"));
        assertThrows(NoSuchMethodException.class, () -> requests.type("Seen").getMethod("toBuilder"));
        assertEquals(
                "Builder",
                requests.type("Size").getMethod("toBuilder").getReturnType().getSimpleName());
    }

    @Test
    void theSameIsReadAndKept() throws ReflectiveOperationException {
        List<String> read = all.read();
        assertEquals(read, requests.read());
        assertTrue(read.get(3).contains("<missing>"), read.get(3));
    }

    @Test
    void theConstructorMakesTheValue() throws ReflectiveOperationException {
        Object lamp = requests.type("Lamp").getConstructors()[0].newInstance(true, null, Unmodelled.NONE);
        assertEquals("Lamp[on=true]", lamp.toString());
        assertEquals("{\"on\":true}", QmpJson.write(((QmpValue) lamp).toJson()));
    }

    @Test
    void theConstructorSaysWhatIsMissingWhereNoBuilderDoes() throws ReflectiveOperationException {
        Object[] arguments = {1L, null, Unmodelled.NONE};
        InvocationTargetException thrown = assertThrows(
                InvocationTargetException.class,
                () -> requests.type("State.Two").getConstructors()[0].newInstance(arguments));
        Throwable cause = assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
        assertEquals("State: 'two' is missing", cause.getMessage());
    }
}
