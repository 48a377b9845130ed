package io.github.qmpcodegen.codegen.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Sources;
import org.junit.jupiter.api.Test;

class LiveServerTest {

    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @Test
    void addressesAreToldFromPaths() {
        assertTrue(Sources.isAddress("unix:/run/qmp.sock"));
        assertTrue(Sources.isAddress("tcp:localhost:4444"));
        assertEquals(false, Sources.isAddress("qapi/qapi-schema.json"));
    }

    @Test
    void badAddressIsAnError() {
        LiveServer.read("tcp:nowhere", diagnostics);
        assertEquals("bad-address", only().code().id());
        assertEquals(false, only().code().isUnreadable());
    }

    @Test
    void missingServerCannotBeRead() {
        LiveServer.read("unix:/no/such/socket", diagnostics);
        assertEquals("no-server", only().code().id());
        assertTrue(only().code().isUnreadable());
    }

    private Diagnostic only() {
        assertEquals(1, diagnostics.diagnostics().size());
        return diagnostics.diagnostics().get(0);
    }
}
