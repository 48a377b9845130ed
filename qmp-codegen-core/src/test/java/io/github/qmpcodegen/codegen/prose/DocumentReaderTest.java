package io.github.qmpcodegen.codegen.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Message;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Paragraph;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    @Test
    void headingsDivide() {
        List<Document> documents = read("""
                Before.

                first
                -----

                Text of the first.

                second command
                ------------------
                Text of the second.
                """);

        assertEquals(
                List.of("", "first", "second command"),
                documents.stream().map(Document::title).toList());
        assertEquals(new SourceLocation("doc", 3, 1), documents.get(1).location());
        assertEquals("Text of the second.", paragraph(documents.get(2).blocks().get(0)));
    }

    @Test
    void aLoneNameIsAHeadingWhoseUnderlineWasForgotten() {
        List<Document> documents = read("turn-off\n\n\nTurns it off.\n");

        assertEquals("turn-off", documents.get(0).title());
        assertEquals("Turns it off.", paragraph(documents.get(0).blocks().get(0)));
    }

    @Test
    void itemsNestByIndentationAlone() {
        List<ProseBlock> blocks = blocks("""
                - "outer": a json-object with:
                         - "inner": text (json-int)
                             - "innermost": more (json-int)
                         - "second": text (json-int)
                - "next": text (json-int)
                """);

        List<Bullet> outer = bullets(blocks.get(0));
        assertEquals(List.of("outer", "next"), names(outer));
        assertEquals(List.of("inner", "second"), names(outer.get(0).children()));
        assertEquals(List.of("innermost"), names(outer.get(0).children().get(0).children()));
    }

    @Test
    void itemsMayHaveAnyOfTheUsualMarks() {
        List<Bullet> items = bullets(blocks("""
                - "dash": text
                    + "plus": text (json-int)
                * "star": text
                + "next": text
                • "dot": text
                """).get(0));

        assertEquals(List.of("dash", "star", "next", "dot"), names(items));
        assertEquals(List.of("plus"), names(items.get(0).children()));
    }

    @Test
    void namesComeInManyForms() {
        List<ProseBlock> blocks = blocks("""
                - "quoted": text
                - plain: text
                - "spaced" : text
                - "no-colon" text
                - "pc" and "npc": text
                - no name here at all
                - Possible values: "a"
                """);

        assertEquals(
                List.of(
                        List.of("quoted"),
                        List.of("plain"),
                        List.of("spaced"),
                        List.of("no-colon"),
                        List.of("pc", "npc"),
                        List.of(),
                        List.of()),
                bullets(blocks.get(0)).stream().map(Bullet::names).toList());
    }

    @Test
    void anItemsTextRunsOn() {
        List<ProseBlock> blocks = blocks("""
                - "name": first line
                on column zero
                          and indented

                          and behind a blank line
                                 (json-string)

                No text of the item.
                """);

        assertEquals(
                "first line on column zero and indented and behind a blank line (json-string)",
                bullets(blocks.get(0)).get(0).text());
        assertEquals("No text of the item.", paragraph(blocks.get(1)));
    }

    @Test
    void aWordOfARunningTextIsNoLabel() {
        for (String word : List.of("Input", "Parameters", "data", "Note", "examples")) {
            List<ProseBlock> blocks = blocks("""
                    Text of these
                    %s
                    runs on.

                    - "a": text (json-string), where
                    %s
                    is escaped
                    - "b": text

                    %s

                    Text.
                    """.replace("%s", word));

            assertEquals("Text of these " + word + " runs on.", paragraph(blocks.get(0)));
            assertEquals(List.of("a", "b"), names(bullets(blocks.get(1))));
            assertInstanceOf(Label.class, blocks.get(2));
        }
    }

    @Test
    void namesInsideAnItemNeedNoDash() {
        List<ProseBlock> blocks = blocks("""
                - "status": one of the following values (json-string)
                    "on" - it is
                    running
                    "off" - it is not
                """);

        Bullet status = bullets(blocks.get(0)).get(0);
        assertEquals(List.of("on", "off"), names(status.children()));
        assertEquals("it is running", status.children().get(0).text());
        assertTrue(status.children().stream().noneMatch(Bullet::dashed));
    }

    @Test
    void anArrayHeaderStandsForItsArgument() {
        List<ProseBlock> blocks = blocks("""
                Arguments:

                steps array:
                    - "kind": what to do (json-string)

                - delay: milliseconds (json-int, optional)
                """);

        assertInstanceOf(Label.class, blocks.get(0));
        List<Bullet> arguments = bullets(blocks.get(1));
        assertEquals(List.of("steps", "delay"), names(arguments));
        assertEquals(List.of("kind"), names(arguments.get(0).children()));
    }

    @Test
    void tabsAreEightColumns() {
        List<ProseBlock> blocks = blocks("- \"a\": text\n\t- \"b\": text\n        - \"c\": text\n");

        assertEquals(List.of("b", "c"), names(bullets(blocks.get(0)).get(0).children()));
    }

    @Test
    void messagesEndWhereTheirBracketsClose() {
        List<ProseBlock> blocks = blocks("""
                Example:

                -> { "execute": "x",
                     "arguments": { "a": [

                     ] } }
                <- { "return": "}" }

                Text again.
                """);

        assertEquals(LabelKind.EXAMPLE, ((Label) blocks.get(0)).kind());
        Message request = (Message) blocks.get(1);
        assertTrue(request.fromClient());
        assertTrue(request.text().endsWith("] } }"), request.text());
        assertEquals("{ \"return\": \"}\" }", ((Message) blocks.get(2)).text());
        assertEquals("Text again.", paragraph(blocks.get(3)));
    }

    @Test
    void aMessageWithoutItsLastBraceEndsWhereProseStartsAgain() {
        List<ProseBlock> blocks = blocks("-> { \"execute\": \"x\"\n<- { \"return\": { \"a\": 1 }\n\nText.\n");

        assertEquals("{ \"execute\": \"x\"", ((Message) blocks.get(0)).text());
        assertEquals("{ \"return\": { \"a\": 1 }", ((Message) blocks.get(1)).text());
        assertEquals("Text.", paragraph(blocks.get(2)));
    }

    @Test
    void arrowsThatExplainTheNotationAreNoMessages() {
        assertInstanceOf(
                Paragraph.class,
                blocks("-> data issued by the client\n<- data of the server\n").get(0));
    }

    @Test
    void anArrowNeedsNoBlankBehindIt() {
        List<ProseBlock> blocks = blocks("->{ \"execute\": \"x\" }\n<-{ \"return\": [\n  1 ] }\n");

        assertEquals("{ \"execute\": \"x\" }", ((Message) blocks.get(0)).text());
        assertEquals("{ \"return\": [\n  1 ] }", ((Message) blocks.get(1)).text());
    }

    @Test
    void anEventNeedsNoArrow() {
        Message event =
                (Message) blocks("{ \"event\": \"X\",\n  \"data\": {} }\n").get(0);

        assertEquals("{ \"event\": \"X\",\n  \"data\": {} }", event.text());
    }

    @Test
    void aBodyThatIsIndentedAsAWholeReadsAsOneThatIsNot() {
        List<ProseBlock> blocks = blocks("""
                  Text.

                  Arguments:

                  - "a": text
                      - "b": text

                  Example:

                  -> { "execute": "x" }
                """);

        assertEquals(
                List.of(LabelKind.MEMBERS, LabelKind.EXAMPLE),
                blocks.stream()
                        .filter(Label.class::isInstance)
                        .map(block -> ((Label) block).kind())
                        .toList());
        assertEquals(new SourceLocation("doc", 7, 3), blocks.get(2).location());
        assertEquals(new SourceLocation("doc", 12, 5), blocks.get(4).location());
    }

    @Test
    void labelsComeInManyForms() {
        assertEquals(
                List.of(
                        LabelKind.MEMBERS,
                        LabelKind.MEMBERS,
                        LabelKind.MEMBERS,
                        LabelKind.MEMBERS,
                        LabelKind.MEMBERS,
                        LabelKind.MEMBERS,
                        LabelKind.MEMBERS,
                        LabelKind.EXAMPLE,
                        LabelKind.EXAMPLE,
                        LabelKind.EXAMPLE,
                        LabelKind.EXAMPLE,
                        LabelKind.NOTE,
                        LabelKind.NOTE,
                        LabelKind.WARNING,
                        LabelKind.RETURNS),
                blocks("""
                                Arguments: None.
                                Data:
                                Arguments
                                Argument:
                                Parameters:
                                Parameter: None
                                Input:
                                Example:
                                Example
                                Example (1):
                                Example for pc machines started with
                                Note: text
                                Notes:
                                Warning: text
                                Returns: nothing
                                """).stream()
                        .filter(Label.class::isInstance)
                        .map(block -> ((Label) block).kind())
                        .toList());
    }

    private static List<Document> read(String text) {
        SourceFile file = new SourceFile("doc", text);
        return DocumentReader.read(IntStream.rangeClosed(1, file.lineCount())
                .mapToObj(line -> new TextLine(file.line(line), file.location(line, 1)))
                .toList());
    }

    private static List<ProseBlock> blocks(String body) {
        return read("title\n-----\n" + body).get(0).blocks();
    }

    private static String paragraph(ProseBlock block) {
        return assertInstanceOf(Paragraph.class, block).text();
    }

    private static List<Bullet> bullets(ProseBlock block) {
        return assertInstanceOf(BulletList.class, block).bullets();
    }

    private static List<String> names(List<Bullet> bullets) {
        return bullets.stream().flatMap(bullet -> bullet.names().stream()).toList();
    }
}
