package io.github.qmpcodegen.codegen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceCode;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What SARIF 2.1.0 requires of the objects that we write: sections 3.13 to 3.54 of the standard. */
class SarifTest {

    private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

    private static final List<Diagnostic> FINDINGS = List.of(
            new Diagnostic(
                    Rule.UNDOCUMENTED_COMMAND,
                    new SourceLocation("my schemas/caf\u00e9 #1.json", 7, 3),
                    "command 'a' is \"not\" documented",
                    List.of(new Diagnostic.Related(new SourceLocation("/tree/b.json", 2, 1), "see here"))),
            new Diagnostic(Rule.UNDOCUMENTED_EVENT, new SourceLocation("c:d.json", 1, 0), "event 'A'", List.of()),
            new Diagnostic(Rule.UNDOCUMENTED_COMMAND, new SourceLocation("e.json", 1, 1), "command 'b'", List.of()),
            new Diagnostic(SourceCode.UNREADABLE_FILE, SourceLocation.ofWhole("gone.hx"), "cannot read", List.of()));

    private final JsonNode log = JsonMapper.shared().readTree(new FindingsJson().writeSarif(FINDINGS, "1.2.3"));
    private final JsonNode run = log.path("runs").path(0);

    @Test
    void theLogSaysItsVersionAndHasOneRun() {
        assertEquals("2.1.0", log.path("version").stringValue());
        assertTrue(log.path("$schema").stringValue().contains("sarif-2.1.0"));
        assertEquals(1, log.path("runs").size());
        assertTrue(Set.of("utf16CodeUnits", "unicodeCodePoints")
                .contains(run.path("columnKind").stringValue()));
    }

    @Test
    void theToolIsNamedAndDescribesItsRulesOnce() {
        JsonNode driver = run.path("tool").path("driver");
        assertFalse(driver.path("name").stringValue().isBlank());
        assertEquals("1.2.3", driver.path("version").stringValue());
        Set<String> ids = new HashSet<>();
        for (JsonNode rule : driver.path("rules")) {
            assertTrue(ids.add(rule.path("id").stringValue()));
            for (String words : List.of("shortDescription", "fullDescription")) {
                assertTrue(!rule.has(words)
                        || !rule.path(words).path("text").stringValue().isBlank());
            }
        }
        assertEquals(Set.of("undocumented-command", "undocumented-event", "unreadable-file"), ids);
    }

    @Test
    void everyResultHasAMessageARuleAndAPlace() {
        JsonNode rules = run.path("tool").path("driver").path("rules");
        assertEquals(FINDINGS.size(), run.path("results").size());
        for (JsonNode result : run.path("results")) {
            assertFalse(result.path("message").path("text").stringValue().isBlank());
            assertTrue(LEVELS.contains(result.path("level").stringValue()));
            assertEquals(
                    result.path("ruleId"),
                    rules.get(result.path("ruleIndex").intValue()).path("id"));
            assertEquals(1, result.path("locations").size());
            result.path("locations").forEach(SarifTest::checkPlace);
            result.path("relatedLocations").forEach(SarifTest::checkPlace);
        }
        assertEquals("error", run.path("results").get(3).path("level").stringValue());
    }

    private static void checkPlace(JsonNode location) {
        JsonNode physical = location.path("physicalLocation");
        URI uri = URI.create(physical.path("artifactLocation").path("uri").stringValue());
        assertNotNull(uri.getPath());
        assertNotEquals("c", uri.getScheme(), "a part of a path is no scheme");
        JsonNode region = physical.path("region");
        if (!region.isMissingNode()) {
            assertTrue(region.path("startLine").intValue() >= 1);
            assertTrue(!region.has("startColumn") || region.path("startColumn").intValue() >= 1);
        }
    }

    @Test
    void placesAreRelativeReferencesThatReadAsThePaths() {
        assertEquals("my%20schemas/caf%C3%A9%20%231.json", uri(0));
        assertEquals("./c:d.json", uri(1));
        assertEquals("gone.hx", uri(3));
        assertTrue(run.path("results")
                .get(3)
                .path("locations")
                .get(0)
                .path("physicalLocation")
                .path("region")
                .isMissingNode());
        assertEquals(
                "see here",
                run.path("results")
                        .get(0)
                        .path("relatedLocations")
                        .get(0)
                        .path("message")
                        .path("text")
                        .stringValue());
    }

    @Test
    void theSameFindingsGiveTheSameText() {
        assertEquals(
                new FindingsJson().writeSarif(FINDINGS, "1.2.3"), new FindingsJson().writeSarif(FINDINGS, "1.2.3"));
        assertEquals(new FindingsJson().write(FINDINGS), new FindingsJson().write(FINDINGS));
        assertFalse(new FindingsJson().writeSarif(FINDINGS, "1.2.3").contains("\r"));
    }

    private String uri(int result) {
        return run.path("results")
                .get(result)
                .path("locations")
                .get(0)
                .path("physicalLocation")
                .path("artifactLocation")
                .path("uri")
                .stringValue();
    }
}
