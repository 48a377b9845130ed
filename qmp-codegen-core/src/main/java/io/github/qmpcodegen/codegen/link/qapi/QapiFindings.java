package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for what QEMU's own parser refuses in schemas although its meaning is clear. Only the lint reports it, not
 * generation.
 */
public final class QapiFindings {

    private QapiFindings() {}

    /**
     * Checks a schema that {@link QapiLinker} can link.
     *
     * @param tree the schema
     * @param sink receives the findings
     */
    public static void find(QapiTree tree, DiagnosticSink sink) {
        List<Diagnostic> found = new ArrayList<>();
        DefinitionTable table = DefinitionTable.read(tree, found::add);
        // What is wrong with a definition itself was reported when the schema was linked.
        found.clear();
        Review review = new Review(table);
        List<QapiRule> rules = Arrays.stream(QapiRule.values())
                .filter(rule -> rule.holdsIn(review.era()))
                .toList();
        table.comments().forEach((comment, diagnostics) -> {
            DocOutline outline = DocOutline.of(comment);
            rules.forEach(rule -> rule.check(outline, review, diagnostics));
        });
        for (Definition definition : table.definitions().values()) {
            rules.forEach(rule -> rule.check(definition, review));
        }
        found.forEach(sink::report);
    }
}
