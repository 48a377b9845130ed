package io.github.qmpcodegen.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QmpCommandsParserTest {

    @Test
    void aFileIsEntriesAndSections() {
        assertEquals(
                "(file (element (entry { (fields (field . (fieldName name) = (value (term \"a\"))) ,) }) ,)"
                        + " (element (documentation SQMP\\n a\\n EQMP\\n))"
                        + " (element (manual STEXI\\n @item a\\n ETEXI\\n)) <EOF>)",
                tree("{ .name = \"a\", },\nSQMP\na\nEQMP\nSTEXI\n@item a\nETEXI\n"));
    }

    @Test
    void aFieldsNameMayHaveSeveralParts() {
        assertEquals(
                "(file (element (entry { (fields (field . (fieldName mhandler . cmd_new) = (value (term qmp_a)))) }))"
                        + " <EOF>)",
                tree("{ .mhandler.cmd_new = qmp_a }"));
    }

    @Test
    void adjacentStringsAreOneValue() {
        assertEquals(
                "(file (element (entry { (fields (field . (fieldName args_type) = (value (term \"a:s,\") (term \"b:i\"))))"
                        + " })) <EOF>)",
                tree("{ .args_type = \"a:s,\"\n \"b:i\" }"));
    }

    @Test
    void anEntryMayHaveValuesWithoutNames() {
        assertEquals(
                "(file (element (entry { (fields (unnamed (value (term \"a\"))) , (unnamed (value (term do_a)))) }) ,) <EOF>)",
                tree("{ \"a\", do_a },"));
    }

    @Test
    void aValueWithoutANameMayFollowAField() {
        assertEquals(
                "(file (element (entry { (fields (field . (fieldName params) = (value (term \"a\"))) , (unnamed (value (term \"b\")))"
                        + " ,) }) ,) <EOF>)",
                tree("{ .params = \"a\", \"b\", },"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f",
                "-1",
                "A | ~B",
                "&x[1]",
                "(T *)&f",
                "{ 1, { .a = 2 } }",
                "(char *[]){ \"x\", NULL }",
                "M(a, { b; })",
                "'}'",
                "\nM(\"(\")"
            })
    void anyCInitialiserIsAValue(String value) {
        assertEquals(0, errors("{ .name = \"a\", .x = " + value + ", .y = 1 },"));
    }

    @Test
    void theLastSectionMayDoWithoutItsEnd() {
        assertEquals("(file (element (documentation SQMP\\n a)) <EOF>)", tree("SQMP\na"));
    }

    @Test
    void aMacroCallIsPassedOver() {
        assertEquals(
                "(file (element (macro DEF( (item \"h\") (item ,) (item (parentheses ( (item x) ))) ))) <EOF>)",
                tree("DEF(\"h\", (x))\n"));
    }

    @Test
    void whatBelongsNowhereIsReadUpToTheNextEntry() {
        assertEquals(
                "(file (element (stray a b { \"c\" : 1 })) (element (entry { (fields (field . (fieldName n) = (value (term"
                        + " 1)))) })) <EOF>)",
                tree("a b { \"c\": 1 } { .n = 1 }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ .name }", "{ .name = , }", "{ .name = \"a\" .b = 1 }", "{ .a = 1,, }", "{ .a = (1 }", "DEF("})
    void aMistakeInAnEntryIsAnError(String text) {
        assertNotEquals(0, errors(text));
    }

    private static int errors(String text) {
        QmpCommandsParser parser = parser(text);
        parser.file();
        return parser.getNumberOfSyntaxErrors();
    }

    private static String tree(String text) {
        QmpCommandsParser parser = parser(text);
        String tree = parser.file().toStringTree(parser);
        assertEquals(0, parser.getNumberOfSyntaxErrors(), tree);
        return tree;
    }

    private static QmpCommandsParser parser(String text) {
        QmpCommandsParser parser =
                new QmpCommandsParser(new CommonTokenStream(new QmpCommandsLexer(CharStreams.fromString(text))));
        parser.removeErrorListeners();
        return parser;
    }
}
