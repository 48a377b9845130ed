package io.github.qmpcodegen.codegen.lint;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes findings for tools. Thread-safe. */
public final class FindingsJson {

    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Returns the findings as an object with an array {@code findings}. */
    public String write(List<Diagnostic> findings) {
        ObjectNode root = mapper.createObjectNode();
        var array = root.putArray("findings");
        for (Diagnostic finding : findings) {
            ObjectNode node = array.addObject();
            node.put("rule", finding.code().id());
            node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            node.put("message", finding.message());
            put(node, finding.location());
            var related = node.putArray("related");
            for (Diagnostic.Related place : finding.related()) {
                put(related.addObject().put("message", place.message()), place.location());
            }
        }
        return text(root);
    }

    private static void put(ObjectNode node, SourceLocation location) {
        node.put("path", location.path());
        node.put("line", location.line());
        node.put("column", location.column());
    }

    /**
     * Returns the findings in the Static Analysis Results Interchange Format, version 2.1.0.
     *
     * @param findings the findings
     * @param version the version of this program
     */
    public String writeSarif(List<Diagnostic> findings, String version) {
        ObjectNode root = mapper.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "qmp-codegen");
        driver.put("version", version);
        List<String> ids = new ArrayList<>(findings.stream()
                .map(finding -> finding.code().id())
                .distinct()
                .sorted()
                .toList());
        var rules = driver.putArray("rules");
        for (String id : ids) {
            ObjectNode rule = rules.addObject().put("id", id);
            Rule.of(id).ifPresent(known -> {
                rule.putObject("shortDescription").put("text", known.summary());
                rule.putObject("fullDescription").put("text", known.reason());
            });
        }
        run.put("columnKind", "utf16CodeUnits");
        var results = run.putArray("results");
        for (Diagnostic finding : findings) {
            ObjectNode result = results.addObject();
            result.put("ruleId", finding.code().id());
            result.put("ruleIndex", ids.indexOf(finding.code().id()));
            result.put("level", finding.severity() == Severity.ERROR ? "error" : "warning");
            result.putObject("message").put("text", finding.message());
            putSarif(result.putArray("locations").addObject(), finding.location());
            if (!finding.related().isEmpty()) {
                var related = result.putArray("relatedLocations");
                for (Diagnostic.Related place : finding.related()) {
                    ObjectNode node = related.addObject();
                    putSarif(node, place.location());
                    node.putObject("message").put("text", place.message());
                }
            }
        }
        return text(root);
    }

    private static void putSarif(ObjectNode node, SourceLocation location) {
        ObjectNode physical = node.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(location.path()));
        if (location.line() > 0) {
            ObjectNode region = physical.putObject("region").put("startLine", location.line());
            if (location.column() > 0) {
                region.put("startColumn", location.column());
            }
        }
    }

    private static String uri(String path) {
        try {
            // A colon in the first part of a relative path would read as a scheme.
            return new URI(null, null, path.startsWith("/") ? path : "./" + path, null)
                    .normalize()
                    .toASCIIString();
        } catch (URISyntaxException e) {
            return path;
        }
    }

    private String text(ObjectNode root) {
        return mapper.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }
}
