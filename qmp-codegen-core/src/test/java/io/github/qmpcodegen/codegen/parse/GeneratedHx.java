package io.github.qmpcodegen.codegen.parse;

import static io.github.qmpcodegen.codegen.parse.Unplaced.NOWHERE;

import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.HxDocumentation;
import io.github.qmpcodegen.codegen.syntax.HxElement;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file made by chance, with what reading it must give.
 *
 * @param text the file, in a layout made by chance too
 * @param file what it says, without places
 */
record GeneratedHx(String text, HxFile file) {

    /** The file that belongs to a seed, the same on every machine. */
    static GeneratedHx of(long seed) {
        Random random = new Random(seed);
        HxFile file = new Content(random).file();
        return new GeneratedHx(new HxScribble(random).write(file), file);
    }

    /** What files say. */
    private static final class Content {

        private static final List<String> NAMES =
                List.of("quit", "device_add", "query-block", "x-probe", "q|quit", "__com.example_a", "größe", "1st");
        private static final List<String> FIELDS =
                List.of("params", "help", "user_print", "flags", "on.error.code", "mhandler.cmd_async");
        private static final List<String> C_VALUES = List.of(
                "qmp_quit",
                "0",
                "'}'",
                "FLAG_A | ~FLAG_B",
                "&table[3]",
                "(Handler *)&do_it",
                "{ 1, { \"a}\", 2 }, .deep = { } }",
                "(char *[]){ \"x\", NULL }",
                "MACRO(a, \"(\", {b})",
                "-1");
        private static final List<String> CONDITIONS = List.of(
                "defined(CONFIG_SPICE)",
                "defined TARGET_I386",
                "!defined(CONFIG_X)",
                "defined(A) && (B > 2 || !C)",
                "FEATURE",
                HxEntry.NEVER);
        private static final List<String> LINES = List.of(
                "",
                "    ",
                "quit",
                "----",
                "- \"name\": a name (json-string, optional)",
                "\tindented by a tab",
                "trailing blanks  \t",
                "-> { \"execute\": \"quit\" }",
                "<- { \"return\": {} }",
                "{",
                "   {",
                "}, { \"a\": [ 1, 2 ] } */ /* // \" ' \\",
                "  STEXI and EQMP within a sentence",
                " SQMP.",
                "  HXCOMM but not at the start",
                "DEFHEADING(not one here)",
                "DEF(\"neither\"",
                "#if is prose here",
                "#",
                "ä\u00A0€\uD83D\uDC27 beyond",
                ".name = \"x\"",
                "\\");

        private final Random random;

        private Content(Random random) {
            this.random = random;
        }

        private HxFile file() {
            List<HxElement> elements = IntStream.range(0, random.nextInt(8))
                    .<HxElement>mapToObj(i -> random.nextInt(5) < 3 ? entry() : documentation())
                    .toList();
            HxFile file = new HxFile(NOWHERE.path(), elements);
            return new HxFile(
                    NOWHERE.path(),
                    elements.stream()
                            .map(element -> element instanceof HxEntry entry
                                            && !(file.describesQmp() && entry.isQmp() && !entry.isDead())
                                    ? new HxEntry(entry.fields(), null, entry.conditions(), NOWHERE)
                                    : element)
                            .toList());
        }

        private HxEntry entry() {
            List<HxEntry.Field> fields = new ArrayList<>();
            fields.add(string("name", oneOf(NAMES)));
            ArgsType argsType = null;
            if (random.nextInt(8) > 0) {
                argsType = argsType();
                fields.add(string("args_type", argsType.print()));
            }
            for (String name : FIELDS) {
                if (random.nextInt(3) == 0) {
                    fields.add(random.nextBoolean() ? string(name, anyText()) : code(name));
                }
            }
            if (random.nextInt(3) > 0) {
                fields.add(code(random.nextInt(6) > 0 ? "mhandler.cmd_new" : "mhandler.cmd"));
            }
            List<String> conditions = IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                    .mapToObj(i -> oneOf(CONDITIONS))
                    .toList();
            int never = conditions.indexOf(HxEntry.NEVER);
            // Nothing is asked for within what is part of no build.
            return new HxEntry(fields, argsType, never < 0 ? conditions : conditions.subList(0, never + 1), NOWHERE);
        }

        private ArgsType argsType() {
            List<String> letters = List.of("s", "B", "F", "i", "l", "o", "M", "T", "f", "b", "O", "q");
            List<String> names = new ArrayList<>(List.of("device", "node-name", "a", "x_1", "änd", "-", "force"));
            return new ArgsType(IntStream.range(0, random.nextInt(5))
                    .mapToObj(i -> {
                        String name = names.remove(random.nextInt(names.size()));
                        return random.nextInt(6) == 0
                                ? new ArgsType.Argument(name, "-", oneOf(List.of("f", "d", "-")), false, NOWHERE)
                                : new ArgsType.Argument(name, oneOf(letters), "", random.nextBoolean(), NOWHERE);
                    })
                    .toList());
        }

        private HxDocumentation documentation() {
            List<TextLine> lines = Stream.generate(() -> oneOf(LINES))
                    .limit(random.nextInt(12))
                    .map(line -> new TextLine(line, NOWHERE))
                    .toList();
            // A brace and a field are taken for an entry, whose documentation then lacks its end.
            boolean looksLikeEntry = IntStream.range(1, lines.size())
                    .anyMatch(i -> lines.get(i).text().startsWith(".name"));
            return new HxDocumentation(
                    looksLikeEntry
                            ? lines.stream()
                                    .filter(line -> !line.text().startsWith(".name"))
                                    .toList()
                            : lines,
                    List.of(),
                    NOWHERE);
        }

        private HxEntry.Field string(String name, String value) {
            return new HxEntry.Field(name, value, true, NOWHERE, NOWHERE);
        }

        private HxEntry.Field code(String name) {
            return new HxEntry.Field(name, oneOf(C_VALUES), false, NOWHERE, NOWHERE);
        }

        private String anyText() {
            String alphabet = "ab 019:,.-?{}()[]\"'\\/*\n\t\r\b\u0001\u0085ü€";
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return random.nextInt(4) == 0 ? text.append("\uD83D\uDC27").toString() : text.toString();
        }

        private <T> T oneOf(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
