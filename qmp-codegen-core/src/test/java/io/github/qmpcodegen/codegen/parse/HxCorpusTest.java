package io.github.qmpcodegen.codegen.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the files of real releases; the numbers were counted without this parser. */
@NeedsTestData
class HxCorpusTest {

    static Stream<Path> hxFiles() throws IOException {
        try (Stream<Path> files = Files.walk(TestData.path("corpus"))) {
            return files.filter(file -> file.toString().endsWith(".hx")).sorted().toList().stream();
        }
    }

    static Stream<String> releases() {
        return TestData.releasesWith("qmp-commands.hx").stream();
    }

    @ParameterizedTest
    @MethodSource("hxFiles")
    void everyFileReadsCleanAndReadsTheSameWhenPrinted(Path path) throws IOException {
        HxFile file = read(path);

        HxFile again = parse(new SourceFile("printed.hx", file.print()));

        assertEquals(Unplaced.of(file), Unplaced.of(again));
    }

    @ParameterizedTest
    @MethodSource("hxFiles")
    void onlyTheFilesOfQmpDescribeIt(Path path) throws IOException {
        assertEquals(path.endsWith("qmp-commands.hx"), read(path).describesQmp());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyEventsTextReadsTheSameWhenPrinted(String release) throws IOException {
        Path path = TestData.eventsOf(release).orElseThrow();
        EventsFile file = EventsParser.parse(new SourceFile("events.txt", Files.readString(path)));

        EventsFile again = EventsParser.parse(new SourceFile("printed.txt", file.print()));

        assertEquals(Unplaced.of(file), Unplaced.of(again));
        assertEquals(Files.readString(path), file.print());
    }

    @ParameterizedTest
    @CsvSource({
        "0.14.0, 47,  30, 0",
        "1.0,    50,  49, 1",
        "1.2.0,  63,  75, 1",
        "1.5.0,  75,  94, 1",
        "2.0.0,  87, 105, 1",
        "2.3.0,  98, 117, 2",
        "2.7.0, 124, 142, 4"
    })
    void sectionsAndEntriesAreCounted(String release, int sections, int entries, int conditional) throws IOException {
        HxFile file = commandsOf(release);

        assertEquals(sections, file.documentation().size());
        assertEquals(entries, file.entries().size());
        assertEquals(entries, file.qmpEntries().size());
        assertEquals(
                conditional,
                file.entries().stream()
                        .filter(entry -> !entry.conditions().isEmpty())
                        .count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.14.0 | args_type 30  flags 1 help 30 mhandler.cmd_async 1 mhandler.cmd_new 29  name 30  params 30 user_print 30",
                "1.0    | args_type 49  flags 2 help 28 mhandler.cmd_async 2 mhandler.cmd_new 47  name 49  params 29 user_print 29",
                "1.2.0  | args_type 75  flags 1 help 11 mhandler.cmd_async 1 mhandler.cmd_new 74  name 75  params 11 user_print 6",
                "1.5.0  | args_type 94  flags 1 help 9  mhandler.cmd_async 1 mhandler.cmd_new 93  name 94  params 9  user_print 4",
                "2.0.0  | args_type 105 flags 1 help 9  mhandler.cmd_async 1 mhandler.cmd_new 104 name 105 params 9  user_print 4",
                "2.3.0  | args_type 117 flags 1 help 9  mhandler.cmd_async 1 mhandler.cmd_new 116 name 117 params 9",
                "2.7.0  | args_type 142 help 10 mhandler.cmd_new 142 name 142 params 10"
            })
    void fieldsAreCounted(String release, String expected) throws IOException {
        Map<String, Long> counts = commandsOf(release).entries().stream()
                .flatMap(entry -> entry.fields().stream())
                .collect(Collectors.groupingBy(HxEntry.Field::name, TreeMap::new, Collectors.counting()));

        assertEquals(expected.replaceAll(" +", " "), inWords(counts));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.14.0 | - 4 B 4 F 2 M 1 O 2 T 1 b 1 i 3 i? 3 l 2 o 2 s 16 s? 3",
                "1.0    | - 4 B 5 F 2 M 1 O 2 T 1 b 1 b? 1 i 3 i? 3 l 2 o 2 s 18 s? 5",
                "1.2.0  | - 4 B 9 F 3 M 1 O 3 T 1 b 2 b? 3 i 4 i? 8 l 8 o 4 o? 1 q 2 s 27 s? 8",
                "1.5.0  | - 4 B 15 F 3 M 1 O 4 T 1 b 3 b? 5 i 6 i? 12 l 8 o 4 o? 2 q 4 s 35 s? 17",
                "2.0.0  | - 4 B 15 F 3 M 1 O 4 T 1 b 3 b? 5 i 6 i? 13 l 8 l? 7 o 4 o? 2 q 5 q? 1 s 41 s? 32",
                "2.3.0  | - 4 B 17 F 3 M 1 O 4 T 1 b 4 b? 7 i 6 i? 15 l 9 l? 7 o 4 o? 2 q 6 q? 1 s 48 s? 39",
                "2.7.0  | - 4 B 24 B? 2 F 6 M 1 O 2 T 1 b 4 b? 10 i 6 i? 28 l 9 l? 13 o 4 o? 2 q 8 q? 2 s 63 s? 55"
            })
    void codesOfArgumentsAreCounted(String release, String expected) throws IOException {
        Map<String, Long> counts = commandsOf(release).entries().stream()
                .map(HxEntry::argsType)
                .flatMap(argsType -> argsType == null ? Stream.<ArgsType.Argument>of() : argsType.arguments().stream())
                .map(argument -> argument.code() + (argument.optional() ? "?" : ""))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));

        assertEquals(expected, inWords(counts));
    }

    @ParameterizedTest
    @CsvSource({
        "0.12.0/qemu-monitor.hx,       62",
        "0.14.0/hmp-commands.hx,       73",
        "2.7.0/hmp-commands.hx,       103",
        "2.7.0/qemu-options.hx,         0",
        "2.7.0/qemu-img-cmds.hx,        0"
    })
    void theHumanMonitorsEntriesAreReadAndNotTakenForQmps(String file, int entries) throws IOException {
        HxFile read = read(TestData.path("corpus").resolve(file));

        assertEquals(entries, read.entries().size());
        assertEquals(List.of(), read.qmpEntries());
    }

    @Test
    void conditionsAreKept() throws IOException {
        Map<String, List<String>> conditions = commandsOf("2.7.0").entries().stream()
                .filter(entry -> !entry.conditions().isEmpty())
                .collect(Collectors.toMap(HxEntry::name, HxEntry::conditions));

        assertEquals(
                Map.of(
                        "query-spice", List.of("defined(CONFIG_SPICE)"),
                        "rtc-reset-reinjection", List.of("defined TARGET_I386"),
                        "dump-skeys", List.of("defined TARGET_S390X"),
                        "query-gic-capabilities", List.of("defined TARGET_ARM")),
                conditions);
    }

    @Test
    void everyArgumentIsPlacedWhereItStandsEvenInLaterPiecesOfAString() throws IOException {
        Path path = TestData.path("corpus/2.7.0/qmp-commands.hx");
        List<String> lines = Files.readAllLines(path);
        long pieces = 0;
        for (HxEntry entry : read(path).entries()) {
            ArgsType argsType = Objects.requireNonNull(entry.argsType(), entry::name);
            for (ArgsType.Argument argument : argsType.arguments()) {
                String line = lines.get(argument.location().line() - 1);
                int start = argument.location().column() - 1;
                assertTrue(line.startsWith(argument.name() + ":" + argument.code(), start), argument::toString);
            }
            pieces += argsType.arguments().stream()
                    .map(argument -> argument.location().line())
                    .distinct()
                    .skip(1)
                    .count();
        }
        assertTrue(pieces >= 8, "arguments in later pieces");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void noLineOfDocumentationIsLostOrChanged(String release) throws IOException {
        Path path = TestData.path("corpus").resolve(release).resolve("qmp-commands.hx");
        StringBuilder expected = new StringBuilder();
        boolean inside = false;
        for (String line : Files.readAllLines(path)) {
            if (line.startsWith("SQMP") || line.startsWith("EQMP")) {
                inside = line.startsWith("SQMP");
            } else if (inside && !line.startsWith("HXCOMM")) {
                expected.append(line).append('\n');
            }
        }

        String actual = read(path).documentation().stream()
                .flatMap(section -> section.lines().stream())
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());

        assertFalse(actual.isEmpty());
        assertEquals(expected.toString(), actual);
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "1.0", "2.7.0"})
    void aMissingCharacterIsOneErrorAndCostsItsEntryOnly(String release) throws IOException {
        Path path = TestData.path("corpus").resolve(release).resolve("qmp-commands.hx");

        DamageChecks.assertEachCostsItsEntryOnly(Files.readString(path));
    }

    private static HxFile commandsOf(String release) throws IOException {
        return read(TestData.path("corpus").resolve(release).resolve("qmp-commands.hx"));
    }

    private static HxFile read(Path path) throws IOException {
        return parse(new SourceFile(path.getFileName().toString(), Files.readString(path)));
    }

    private static HxFile parse(SourceFile file) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        HxFile read = HxParser.parse(file, diagnostics);
        assertEquals(List.of(), diagnostics.diagnostics());
        return read;
    }

    private static String inWords(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(" "));
    }
}
