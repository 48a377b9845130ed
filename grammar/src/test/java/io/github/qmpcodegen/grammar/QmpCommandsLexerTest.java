package io.github.qmpcodegen.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QmpCommandsLexerTest {

    @Test
    void anEntryIsMadeOfCTokens() {
        assertEquals(
                "OPEN DOT NAME ASSIGN STRING COMMA DOT NAME DOT NAME ASSIGN NAME COMMA RBRACE COMMA",
                tokens("    {\n        .name = \"q|quit\",\n        .mhandler.cmd_new = qmp_quit,\n    },\n"));
    }

    @Test
    void documentationIsReadByLines() {
        assertEquals(
                "SQMP QMP_LINE QMP_LINE QMP_LINE EQMP",
                tokens("SQMP\nquit\n----\n-> { \"execute\": \"quit\" }\nEQMP\n"));
    }

    @Test
    void anEmptyLineOfDocumentationIsALine() {
        assertEquals("SQMP QMP_LINE QMP_LINE EQMP", tokens("SQMP\n\n   \nEQMP\n"));
    }

    @Test
    void theManualIsReadByLines() {
        assertEquals("STEXI MANUAL_LINE MANUAL_LINE ETEXI NAME", tokens("STEXI\n@item {\n\nETEXI\nx"));
        assertEquals("STEXI MANUAL_LINE ETEXI NAME", tokens("SRST(label)\n``x``\nERST\nx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HXCOMM SQMP { \"\n", "  HXCOMM x\n", "HXCOMMENT\n", "HXCOMM", "// \" {\n", "/* \" {\n*/"})
    void commentsAreNoTokensOfAnEntry(String comment) {
        assertEquals("OPEN DOT NAME", tokens("{\n" + comment + (comment.endsWith("\n") ? "" : "\n") + ".name"));
    }

    @Test
    void commentsOfThePreprocessorAreDroppedInEverySection() {
        assertEquals("SQMP QMP_LINE EQMP", tokens("SQMP\nHXCOMM EQMP\nquit\nHXCOMM\nEQMP\n"));
        assertEquals("STEXI MANUAL_LINE ETEXI", tokens("STEXI\nHXCOMM ETEXI\nquit\nETEXI\n"));
    }

    @Test
    void markersCountAtTheStartOfALineOnly() {
        assertEquals("NAME SQMP QMP_LINE QMP_LINE EQMP", tokens("x\nSQMP\na SQMP\n.EQMP\nEQMP\n"));
        assertEquals("NAME NAME NAME EQMP", tokens("x SQMP y\nEQMP\n"));
    }

    @Test
    void anIndentedMarkerIsOneIfItIsAloneOnItsLine() {
        assertEquals("SQMP QMP_LINE EQMP", tokens("  SQMP\n  EQMP is a marker\n\tEQMP \n"));
    }

    @Test
    void whatFollowsAMarkerOnItsLineBelongsToIt() {
        assertEquals("SQMP QMP_LINE EQMP", tokens("SQMP: x {\nquit\nEQMP \"\n"));
    }

    @Test
    void preprocessorLinesGoWithTheirContinuation() {
        assertEquals("NAME NAME", tokens("x\n#if defined(A) || \\\n    defined(B)\ny\n"));
        assertEquals(
                "#if defined(A) || \\\n    defined(B)\n",
                lexer("x\n#if defined(A) || \\\n    defined(B)\ny\n").getAllTokens().stream()
                        .filter(token -> token.getChannel() == QmpCommandsLexer.DIRECTIVES)
                        .map(Token::getText)
                        .collect(Collectors.joining()));
    }

    @Test
    void aMacroCallBeginsAtTheStartOfALine() {
        assertEquals("MACRO STRING COMMA NUMBER RPAREN", tokens("DEF(\"help\", 0)\n"));
        assertEquals("HEADING", tokens("DEFHEADING(It's a \"heading)\n"));
        assertEquals("NAME ASSIGN NAME LPAREN NUMBER RPAREN", tokens("x = DEF(0)"));
    }

    @Test
    void onlyTheBraceOfAnEntryOpensIt() {
        assertEquals("OPEN DOT NAME", tokens("{ /* x */\nHXCOMM y\n#ifdef Z \\\n z\n .name"));
        assertEquals("OPEN STRING COMMA", tokens("{ \"help|?\","));
        assertEquals("LBRACE STRING OPERATOR", tokens("{ \"execute\":"));
        assertEquals("LBRACE NUMBER", tokens("{ 1"));
        assertEquals("LBRACE", tokens("{"));
    }

    @Test
    void stringsMayHoldEscapedQuotesAndGoOnOnTheNextLine() {
        assertEquals("STRING STRING", tokens("\"a \\\" \\\\\" \"b\\\nc\""));
    }

    @Test
    void whatHasNoEndIsATokenOfItsOwn() {
        assertEquals("UNCLOSED_STRING NAME", tokens("\"a {\nb"));
        assertEquals("UNCLOSED_COMMENT NAME NAME", tokens("/* a b"));
    }

    @Test
    void aCommentEndsBeforeTheNextMarker() {
        assertEquals("UNCLOSED_COMMENT NAME SQMP QMP_LINE EQMP", tokens("/* a\nSQMP\n*/\nEQMP\n"));
    }

    @Test
    void anEntryEndsDocumentationThatLacksItsEnd() {
        assertEquals("SQMP QMP_LINE QMP_LINE OPEN DOT NAME", tokens("SQMP\nquit\n{ \"a\": 1 }\n    {\n        .name"));
        assertEquals("SQMP QMP_LINE OPEN DOT NAME", tokens("SQMP\n#if A \\\n && B\n\n    { .name"));
        assertEquals("STEXI OPEN DOT NAME", tokens("STEXI\n    { .name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void linesMayEndAsOnOtherSystems(String lineEnd) {
        String text =
                "HXCOMM {\nSQMP\n\nquit\nEQMP\n#if 1\n    {\n        .name = \"a\\\nb\",\n// x\n    },\n#endif\nSTEXI\nx\nETEXI";

        assertEquals(tokens(text), tokens(text.replace("\n", lineEnd)));
    }

    private static String tokens(String text) {
        return lexer(text).getAllTokens().stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .map(token -> QmpCommandsLexer.VOCABULARY.getSymbolicName(token.getType()))
                .collect(Collectors.joining(" "));
    }

    private static QmpCommandsLexer lexer(String text) {
        return new QmpCommandsLexer(CharStreams.fromString(text));
    }
}
