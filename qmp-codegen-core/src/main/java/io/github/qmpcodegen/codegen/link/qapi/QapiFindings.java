package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for what QEMU's own parser refuses in schemas though it can be told what they mean. Generating says nothing of
 * it; the lint does.
 */
public final class QapiFindings {

    private QapiFindings() {}

    /**
     * Looks through a schema that {@link QapiLinker} can link.
     *
     * @param tree the schema
     * @param sink takes what is found
     */
    public static void find(QapiTree tree, DiagnosticSink sink) {
        List<Diagnostic> found = new ArrayList<>();
        DefinitionTable table = DefinitionTable.read(tree, found::add);
        // What is wrong to read has been told when it was linked.
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
