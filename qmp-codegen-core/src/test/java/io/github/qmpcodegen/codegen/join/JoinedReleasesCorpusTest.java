package io.github.qmpcodegen.codegen.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.Pinned;
import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interfaces of all releases, joined to one. */
@NeedsTestData
@Timeout(600)
class JoinedReleasesCorpusTest {

    private static final String PACKAGE = "com.acme.qmp";
    private static final int A_FEW = 200;
    private static final int MANY = 1000;

    @TempDir
    private static Path folder;

    private static SourceAccess access;
    private static NavigableMap<Release, String> trees;
    private static LoadedSchema joined;
    private static GeneratedCode code;
    private static String complaints;

    @BeforeAll
    static void join() throws IOException {
        access = SourceAccess.below(TestData.root().orElseThrow());
        trees = AllReleases.from("0.14");
        joined = LoadedSchema.of(AllReleases.sources(trees), access);
        code = GeneratedCode.of(joined.schema(), PACKAGE);
        complaints = code.compile(folder.resolve("joined"));
    }

    @Test
    void theCodeOfAllReleasesCompilesWithoutAComplaint() {
        assertTrue(trees.size() >= 22, trees::toString);
        assertFalse(joined.hasErrors(), () -> joined.diagnostics().toString());
        assertEquals("", complaints);
    }

    @Test
    void theCodeIsLittleLongerThanThatOfTheNewest() {
        Schema newest = LoadedSchema.of(Sources.of(trees.lastEntry().getValue()), access)
                .schema();
        long lines = lines(GeneratedCode.of(newest, PACKAGE));
        Schema recent = LoadedSchema.of(AllReleases.sources(trees.tailMap(release("2.9"), true)), access)
                .schema();

        assertTrue(lines(code) <= lines * 1.25, lines(code) + " lines for " + lines);
        long ofRecent = lines(GeneratedCode.of(recent, PACKAGE));
        assertTrue(ofRecent <= lines * 1.15, ofRecent + " lines for " + lines);
    }

    private static long lines(GeneratedCode code) {
        return code.files().values().stream()
                .mapToLong(text -> text.lines().count())
                .sum();
    }

    private static Release release(String label) {
        return Release.of(label).orElseThrow();
    }

    /** Every member whose type is called otherwise in two releases is told, with a kind. */
    @Test
    void noDifferenceInTypeIsSilent() {
        Set<String> told = joined.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().id().startsWith("join-"))
                .map(Diagnostic::message)
                .map(message -> message.replaceFirst("^(an element of )+", "").replaceFirst("' is .*", "'"))
                .collect(Collectors.toSet());
        Map<String, String> first = new HashMap<>();
        Set<String> silent = new TreeSet<>();
        int compared = 0;
        for (String tree : trees.values()) {
            Schema schema = LoadedSchema.of(Sources.of(tree), access).schema();
            for (NamedType type : schema.types().values()) {
                if (!(type instanceof ObjectType object)
                        || !type.name().declared()
                        || !joined.schema().types().containsKey(type.name().text())) {
                    continue;
                }
                for (var member : object.members()) {
                    String subject = "the member '" + member.name() + "' of '" + type.name() + "'";
                    String called = called(member.type());
                    String before = first.putIfAbsent(subject, called);
                    compared++;
                    if (before != null && !before.equals(called) && !told.contains(subject)) {
                        silent.add(subject + ": " + before + ", " + called);
                    }
                }
            }
        }
        assertTrue(compared > 20_000, compared + " compared");
        // The old meaning of a name that has two.
        silent.removeIf(each -> each.contains("'SocketAddress'"));
        assertEquals(Set.of(), silent);
    }

    private static String called(TypeReference type) {
        return type instanceof TypeReference.Array array
                ? "[" + called(array.element()) + "]"
                : type instanceof TypeReference.Builtin builtin
                        ? builtin.type().schemaName().replace("int64", "int").replace("size", "uint")
                        : ((TypeReference.Named) type).name();
    }

    @Test
    void everythingHasTheReleasesOfItsOwn() {
        for (Map.Entry<Release, String> tree : trees.entrySet()) {
            Schema schema = LoadedSchema.of(Sources.of(tree.getValue()), access).schema();
            assertEquals(
                    names(schema.commands(), Command::name, null),
                    names(joined.schema().commands(), Command::name, tree.getKey()));
            assertEquals(
                    names(schema.events(), Event::name, null),
                    names(joined.schema().events(), Event::name, tree.getKey()));
        }
    }

    private static <T extends Described> Set<String> names(
            List<T> things, Function<T, String> name, @Nullable Release in) {
        return things.stream()
                .filter(thing -> in == null || thing.releases().has(in))
                .map(name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void anExportIsASourceOfTheSame() {
        String export = new SchemaInfoWriter().write(joined.schema());
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Schema read = SchemaInfoReader.read(new SourceFile("export.json", export), diagnostics);

        assertEquals(List.of(), diagnostics.diagnostics());
        assertEquals(export, new SchemaInfoWriter().write(read));
        assertEquals(withoutComments(code), withoutComments(GeneratedCode.of(read, PACKAGE)));
        assertEquals(
                withoutComments(GeneratedCode.of(Floor.apply(joined.schema(), release("7.2")), PACKAGE)),
                withoutComments(GeneratedCode.of(Floor.apply(read, release("7.2")), PACKAGE)));
    }

    private static Map<String, String> withoutComments(GeneratedCode code) {
        Map<String, String> texts = new HashMap<>(code.files());
        texts.replaceAll((path, text) ->
                text.replaceAll("(?s)/\\*\\*.*?\\*/|//[^\\n]*", "").replaceAll("\\s+", " "));
        return texts;
    }

    @Test
    void aFloorKeepsMostPromises() {
        Schema recent = LoadedSchema.of(AllReleases.sources(trees.tailMap(release("2.9"), true)), access)
                .schema();

        assertEquals(List.of(), lost(recent, "StatusInfo", "BlockInfo", "VersionInfo"));
        assertFalse(lost(recent, "BlockDeviceStats").isEmpty());
        assertTrue(lost(Floor.apply(recent, release("7.2")), "BlockDeviceStats").size()
                < lost(recent, "BlockDeviceStats").size());
    }

    /** The members that the newest release always sends and that are optional all the same. */
    private static List<String> lost(Schema schema, String... types) {
        return Stream.of(types)
                .flatMap(type -> schema.objectType(new TypeReference.Named(type)).members().stream())
                .filter(member -> member.optional() && member.mandatory().covers(member.releases()))
                .filter(member -> member.releases().has(trees.lastKey()))
                .map(member -> member.name())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> someOfWhatEachReleaseAllowsFitsTheJoinedTypes() {
        return trees.entrySet().stream()
                .map(tree -> DynamicTest.dynamicTest(tree.getKey().toString(), () -> {
                    Schema schema =
                            LoadedSchema.of(Sources.of(tree.getValue()), access).schema();
                    List<String> misfits = new ArrayList<>();
                    try (CompiledTypes types = CompiledTypes.in(folder.resolve("joined"), PACKAGE)) {
                        for (Message message : drawn(schema, A_FEW)) {
                            misfits.addAll(misfits(
                                    joined.schema(), tree.getKey(), message, fitting(message), types.read(message)));
                        }
                    }
                    assertEquals(List.of(), misfits);
                }));
    }

    private static List<Message> drawn(Schema schema, int draws) {
        return Message.drawn(schema, new RandomValues(schema, new Random(20)), draws);
    }

    /** What the types of a release make of a message that was drawn for it. */
    private static CompiledTypes.Reading fitting(Message drawn) {
        return new CompiledTypes.Reading(drawn.content(), List.of(), List.of(), List.of());
    }

    /** What is wrong with how the joined types read a message that fits the types of its own release. */
    private static List<String> misfits(
            Schema all, Release release, Message message, CompiledTypes.Reading own, CompiledTypes.Reading reading) {
        boolean expected =
                takesAnything(all, message) || ofOtherTypes(all, release).containsAll(reading.otherwise());
        boolean same = expected
                && reading.problems().isEmpty()
                && message.content().equals(own.written())
                && message.content().equals(reading.written())
                && own.further().containsAll(reading.further());
        return same ? List.of() : List.of(message + ": " + reading);
    }

    /** Whether a message has the arguments of a command that some release does not check. */
    private static boolean takesAnything(Schema all, Message message) {
        return message instanceof Message.Request
                && all.commands().stream()
                        .filter(command -> command.name().equals(message.subject()))
                        .map(Command::arguments)
                        .anyMatch(type -> type != null && all.objectType(type).open());
    }

    /** The members that are not of the joined type in a release. */
    private static Set<String> ofOtherTypes(Schema all, Release release) {
        return all.types().values().stream()
                .flatMap(type -> type instanceof ObjectType object ? object.members().stream() : Stream.empty())
                .filter(member -> member.otherTypes().values().stream().anyMatch(in -> in.has(release)))
                .map(Member::name)
                .collect(Collectors.toSet());
    }

    /**
     * Each message that a release allows, drawn at random or documented, is to the joined types what it is to the types of
     * that release alone. A documented one that does not fit even these is a fault of the documentation. Such ones are pinned
     * in {@code faulty-examples/RELEASE.txt}; {@code -Dqmp.recreate=true} writes the files anew.
     */
    @Tag("thorough")
    @TestFactory
    Stream<DynamicTest> whatEachReleaseAllowsIsToTheJoinedTypesWhatItIsToItsOwn() {
        return trees.entrySet().stream()
                .map(tree -> DynamicTest.dynamicTest(
                        tree.getKey().toString(),
                        () -> Pinned.assertPinned(
                                "faulty-examples/" + tree.getKey() + ".txt", compare(tree.getKey(), tree.getValue()))));
    }

    /** Compares, and tells of the examples. */
    private static String compare(Release release, String tree) throws IOException, ReflectiveOperationException {
        Schema schema = LoadedSchema.of(Sources.of(tree), access).schema();
        Path classes = folder.resolve(release.toString());
        assertEquals("", GeneratedCode.toRun(schema, PACKAGE).compileToRun(classes));
        List<String> misfits = new ArrayList<>();
        Set<String> faults = new TreeSet<>();
        int fitting = 0;
        try (CompiledTypes own = CompiledTypes.in(classes, PACKAGE);
                CompiledTypes all = CompiledTypes.in(folder.resolve("joined"), PACKAGE)) {
            for (Message message : drawn(schema, MANY)) {
                assertEquals(fitting(message), own.read(message));
                misfits.addAll(misfits(joined.schema(), release, message, fitting(message), all.read(message)));
            }
            for (Message message : Message.documented(schema)) {
                CompiledTypes.Reading reading = own.read(message);
                if (reading.problems().isEmpty()) {
                    fitting++;
                    assertEquals(message.content(), reading.written());
                    misfits.addAll(misfits(joined.schema(), release, message, reading, all.read(message)));
                } else {
                    int more = reading.problems().size() - 1;
                    faults.add(reading.problems().get(0) + (more == 0 ? "" : " and " + more + " more"));
                }
            }
        }
        assertEquals(List.of(), misfits);
        return fitting + " documented messages fit the types\n\n" + String.join("\n", faults) + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"qga/qapi-schema.json", "storage-daemon/qapi/qapi-schema.json"})
    void theAgentsAndTheStorageDaemonsAreJoinedAsWell(String program) throws IOException, ReflectiveOperationException {
        NavigableMap<Release, String> files = AllReleases.from("2.9", program);
        LoadedSchema loaded = LoadedSchema.of(AllReleases.sources(files), access);

        assertFalse(loaded.hasErrors(), program);
        Availability everywhere = loaded.schema().commands().stream()
                .map(Command::releases)
                .filter(Availability::isEverywhere)
                .findFirst()
                .orElseThrow();
        assertEquals(files.size(), everywhere.releases().size());

        Path classes = folder.resolve(program.replace('/', '-'));
        assertEquals("", GeneratedCode.of(loaded.schema(), PACKAGE).compile(classes));
        List<String> misfits = new ArrayList<>();
        try (CompiledTypes types = CompiledTypes.in(classes, PACKAGE)) {
            for (Map.Entry<Release, String> file : files.entrySet()) {
                Schema schema =
                        LoadedSchema.of(Sources.of(file.getValue()), access).schema();
                for (Message message : drawn(schema, A_FEW)) {
                    misfits.addAll(
                            misfits(loaded.schema(), file.getKey(), message, fitting(message), types.read(message)));
                }
            }
        }
        assertEquals(List.of(), misfits);
    }
}
