package io.github.qmpcodegen.codegen.prose.qapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Documentation.Items;
import io.github.qmpcodegen.codegen.schema.Documentation.Paragraph;
import io.github.qmpcodegen.codegen.schema.Documentation.Range;
import io.github.qmpcodegen.codegen.schema.Documentation.Remark;
import io.github.qmpcodegen.codegen.schema.Documentation.Verbatim;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QapiDocReaderTest {

    @Test
    void oldCommentHasPartsThatItsFirstWordsMark() {
        QapiDoc doc = read("""
                @set-speed

                Makes it
                faster.

                @id: #optional the name of
                the thing

                @speed: how fast, in @Unit
                        (since 1.5)

                @gear: Since 1.6

                @force: @optional without asking

                Returns: Nothing on success
                         If @id is unknown, DeviceNotFound

                Notes: Mind %the brakes.

                TODO: brakes

                Since: 1.2.0
                """);
        assertEquals("set-speed", doc.symbol());
        assertEquals("1.2.0", doc.text().since());
        assertEquals(
                List.of(
                        new Paragraph("Makes it faster."),
                        new Remark(
                                "Returns",
                                List.of(
                                        new Paragraph("Nothing on success"),
                                        naming("If id is unknown, DeviceNotFound", "id"))),
                        new Remark("Note", List.of(new Paragraph("Mind %the brakes.")))),
                doc.text().blocks());
        assertEquals(new Documentation(List.of(new Paragraph("the name of the thing")), ""), doc.member("id"));
        assertEquals(new Documentation(List.of(naming("how fast, in Unit", "Unit")), "1.5"), doc.member("speed"));
        assertEquals(new Documentation(List.of(), "1.6"), doc.member("gear"));
        assertEquals(Documentation.of("without asking"), doc.member("force"));
    }

    @Test
    void newCommentIsReStructuredText() {
        QapiDoc doc = read("""
                @set-speed:

                Makes *it* **faster**, see :ref:`the manual <speed>` or
                `this page <https://example.org/speed>`__; ``@literal*`` stays.

                - one
                  of two

                - two

                .. note:: Mind
                   the brakes.

                Rates::

                    slow  1
                    fast  2

                @id: the name

                Features:

                @unstable: may change

                Errors:
                    - If @id is unknown, DeviceNotFound

                Since: 9.1
                """);
        assertEquals(
                List.of(
                        naming(
                                "Makes it faster, see the manual or this page (https://example.org/speed); @literal*"
                                        + " stays.",
                                "@literal*"),
                        new Items(false, List.of(List.of(new Paragraph("one of two")), List.of(new Paragraph("two")))),
                        new Remark("Note", List.of(new Paragraph("Mind the brakes."))),
                        new Paragraph("Rates:"),
                        new Verbatim("slow  1\nfast  2"),
                        new Remark(
                                "Errors",
                                List.of(new Items(
                                        false, List.of(List.of(naming("If id is unknown, DeviceNotFound", "id"))))))),
                doc.text().blocks());
        assertEquals(Documentation.of("may change"), doc.feature("unstable"));
        assertEquals(Documentation.of("the name"), doc.member("id"));
        assertEquals("9.1", doc.text().since());
    }

    @Test
    void namesAndLiteralsAreKnownInRunningText() {
        assertEquals(
                List.of(naming(
                        "Sets speed.max of Motor, see query-speed, and --fast, which a@b.c calls it.",
                        "speed.max",
                        "Motor",
                        "query-speed",
                        "--fast")),
                read("""
                        @set-speed:

                        Sets @speed.max of `Motor`, see :qapi:cmd:`query-speed`, and ``--fast``,
                        which a@b.c calls it.
                        """).text().blocks());
    }

    /** Old comments do not indent what belongs to a member, but its lists. */
    @Test
    void aListMayBeIndentedBelowTextThatIsNot() {
        assertEquals(
                new Documentation(
                        List.of(
                                new Paragraph("What to do, one of:"),
                                new Items(
                                        true,
                                        List.of(
                                                List.of(new Paragraph("go, which takes a while")),
                                                List.of(new Paragraph("stop"))))),
                        ""),
                read("""
                        @set-speed:

                        @what: What to
                        do, one of:

                          1. go, which
                             takes a while
                          2. stop
                        """).member("what"));
    }

    @Test
    void aReleaseBehindASentenceLeavesItsFullStop() {
        assertEquals(
                new Documentation(List.of(new Paragraph("The maximum.")), "9.1"),
                read("""
                        @set-speed:

                        @max: The maximum. (Since 9.1).
                        """).member("max"));
    }

    @Test
    void casesOfAnOutcomeContinueWhereASentenceDoes() {
        assertEquals(
                List.of(new Remark(
                        "Returns",
                        List.of(new Paragraph("Nothing, or If it likes something"), new Paragraph("If not, less")))),
                read("""
                        @set-speed:

                        Returns: Nothing, or
                                 If it likes something
                                 If not, less
                        """).text().blocks());
    }

    @Test
    void oldExamplesAreMessagesWithWordsBefore() {
        QapiDoc doc = read("""
                @go:

                Example:

                1. Slowly

                -> { "execute": "go",
                     "arguments": { "speed": 1 } }
                <- { "return": {} }

                2. Fast
                -> { "execute": "go" }
                <- { "return": {} }

                Since: 1.0
                """);
        assertEquals(
                List.of("1. Slowly", "2. Fast"),
                doc.examples().stream().map(Example::caption).toList());
        Example.Message first = doc.examples().get(0).messages().get(0);
        assertEquals(Example.Sender.CLIENT, first.sender());
        assertEquals("{\"execute\":\"go\",\"arguments\":{\"speed\":1}}", String.valueOf(first.value()));
        assertEquals(7, first.location().line() - 1);
        assertEquals(
                "{\"return\":{}}",
                String.valueOf(doc.examples().get(1).messages().get(1).value()));
        assertEquals(List.of(), doc.text().blocks());
        assertEquals("1.0", doc.text().since());
    }

    @Test
    void aMessageWithoutArrowGoesOnToItsLastBracket() {
        QapiDoc doc = read("""
                @GONE:

                Example:

                { "event": "GONE",
                     "data": { "node-name": "node0" },
                     "timestamp": { "seconds": 1, "microseconds": 2 } }
                <-{ "event": "GONE",
                    "data": {} }
                """);
        assertEquals(
                List.of(
                        "{\"event\":\"GONE\",\"data\":{\"node-name\":\"node0\"},"
                                + "\"timestamp\":{\"seconds\":1,\"microseconds\":2}}",
                        "{\"event\":\"GONE\",\"data\":{}}"),
                doc.examples().get(0).messages().stream()
                        .map(message -> String.valueOf(message.value()))
                        .toList());
    }

    @Test
    void newExamplesHaveTitlesOrAnnotations() {
        QapiDoc doc = read("""
                @go:

                .. qmp-example::
                   :title: Slowly

                    -> { "execute": "go" }
                    <- { "return": {} }

                .. qmp-example::
                   :annotated:

                   As fast
                   as it can::

                    -> { "execute": "go" }
                    ...
                    <- { "event": "GONE",
                         "data": {} }

                And so on.
                """);
        assertEquals(
                List.of("Slowly", "As fast as it can:"),
                doc.examples().stream().map(Example::caption).toList());
        assertEquals(
                Example.Sender.SERVER, doc.examples().get(1).messages().get(1).sender());
        assertEquals(List.of(new Paragraph("And so on.")), doc.text().blocks());
    }

    @Test
    void headingsAreForNoDefinition() {
        assertEquals("", read("= Machines\n").symbol());
        assertEquals("", read("Some words\nand more.\n").symbol());
        assertTrue(read("\n").text().isEmpty());
    }

    @Test
    void namesAreFoundWithAndWithoutColonAndMark() {
        assertEquals("query-x", read("@query-x:\n").symbol());
        assertEquals("query-x", read("@query-x\n").symbol());
        assertEquals("Policy", read("Policy:\n\nWhat to do.\n").symbol());
        QapiDoc inline = read("@Policy: What to do.\n");
        assertEquals(List.of(new Paragraph("What to do.")), inline.text().blocks());
    }

    private static QapiDoc read(String text) {
        List<TextLine> lines = new ArrayList<>();
        lines.add(new TextLine("##", new SourceLocation("a.json", 1, 1)));
        text.lines()
                .forEach(line -> lines.add(new TextLine(
                        line.isEmpty() ? "#" : "# " + line, new SourceLocation("a.json", lines.size() + 1, 1))));
        lines.add(new TextLine("##", new SourceLocation("a.json", lines.size() + 1, 1)));
        return QapiDocReader.read(new QapiComment(lines, true));
    }

    /** A paragraph in which these names are written just so. */
    private static Paragraph naming(String text, String... names) {
        List<Range> literals = new ArrayList<>();
        int from = 0;
        for (String name : names) {
            int start = text.indexOf(name, from);
            from = start + name.length();
            literals.add(new Range(start, from));
        }
        return new Paragraph(text, literals);
    }
}
