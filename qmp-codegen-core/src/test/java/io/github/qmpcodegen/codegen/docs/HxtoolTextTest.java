package io.github.qmpcodegen.codegen.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HxtoolTextTest {

    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @Test
    void printsWhatStandsInSections() {
        assertEquals("one\ntwo\n", print("C code\nSQMP\none\nEQMP\nmore C\nSQMP\ntwo\nEQMP\n"));
    }

    @Test
    void keepsBlanksTabsBackslashesAndCarriageReturns() {
        assertEquals("  a\\n\\\t \n\n\r\nb\r\n", print("SQMP\n  a\\n\\\t \n\n\r\nb\r\nEQMP\n"));
    }

    @Test
    void keepsBytesThatAreNotText() {
        byte[] file = {'S', 'Q', 'M', 'P', '\n', (byte) 0xff, (byte) 0xc3, '\n'};

        assertArrayEquals(
                new byte[] {(byte) 0xff, (byte) 0xc3, '\n'},
                HxtoolText.print("a.hx", file, diagnostics).orElseThrow());
    }

    @Test
    void dropsCommentsInsideSectionsToo() {
        assertEquals("a\nb\n", print("HXCOMM x\nSQMP\na\nHXCOMM y\nb\nEQMP\n"));
    }

    @Test
    void markersMayHaveTextBehindThemButNoBlanksBefore() {
        assertEquals(" EQMP\n HXCOMM\n", print("SQMPx\n EQMP\n HXCOMM\nEQMP y\n"));
    }

    @Test
    void aSectionWithoutEndGoesOnToTheEndOfTheFile() {
        assertEquals("a\n    {\n", print("SQMP\na\n    {\n"));
    }

    @Test
    void aLastLineWithoutLineEndIsNotSeen() {
        assertEquals("a\n", print("SQMP\na\nb"));
        assertEquals("a\n", print("SQMP\na\nEQMP"));
    }

    @Test
    void optionsOfEchoAreNoText() {
        assertEquals("\n-x\n-n \n", print("SQMP\n-n\n-eE\n-nee\n-x\n-n \nEQMP\n"));
    }

    @Test
    void theManualIsNoDocumentation() {
        assertEquals("b\n", print("STEXI\na\nETEXI\nSQMP\nb\nEQMP\n"));
    }

    @Test
    void sectionsDoNotNest() {
        assertEquals(Optional.empty(), HxtoolText.print("a.hx", bytes("SQMP\nSQMP\n"), diagnostics));
        Diagnostic diagnostic = diagnostics.diagnostics().get(0);
        assertEquals(HxtoolCode.MISSING_EQMP, diagnostic.code());
        assertEquals("a.hx:2:1", diagnostic.location().toString());
    }

    @Test
    void theManualDoesNotStartInsideASection() {
        assertTrue(HxtoolText.print("a.hx", bytes("SQMP\nSTEXI\n"), diagnostics).isEmpty());
        assertEquals(HxtoolCode.MISSING_EQMP, diagnostics.diagnostics().get(0).code());
    }

    @Test
    void anEndNeedsAStart() {
        assertTrue(HxtoolText.print("a.hx", bytes("EQMP\n"), diagnostics).isEmpty());
        assertEquals(HxtoolCode.MISSING_SQMP, diagnostics.diagnostics().get(0).code());
    }

    @Test
    void aFileWithoutDocumentationIsAnError() {
        assertTrue(HxtoolText.print("a.hx", bytes("    {\n"), diagnostics).isEmpty());
        assertEquals(
                HxtoolCode.NO_DOCUMENTATION, diagnostics.diagnostics().get(0).code());
    }

    private String print(String file) {
        String text =
                new String(HxtoolText.print("a.hx", bytes(file), diagnostics).orElseThrow(), StandardCharsets.UTF_8);
        assertTrue(diagnostics.diagnostics().isEmpty());
        return text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
