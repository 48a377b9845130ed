package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.prose.qapi.QapiDoc;
import io.github.qmpcodegen.codegen.prose.qapi.QapiDocReader;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.IncludeChain;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiElement;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiGap;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the definitions of a schema's files in one table, each with the comment that documents it. */
final class DefinitionTable {

    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    /** The names of definitions that cannot be used; that was reported, and what refers to them is not wrong. */
    private final Set<String> broken = new HashSet<>();

    private final Pragmas pragmas = new Pragmas();

    /** The documentation comments, each with where its errors go. */
    private final Map<QapiComment, ExpressionDiagnostics> comments = new LinkedHashMap<>();

    private DefinitionTable() {}

    static DefinitionTable read(QapiTree tree, DiagnosticSink sink) {
        DefinitionTable table = new DefinitionTable();
        tree.modules().forEach(module -> table.module(module, new IncludeChain(module.includedFrom(), sink)));
        return table;
    }

    /** All definitions by name, in their order. */
    Map<String, Definition> definitions() {
        return definitions;
    }

    /** Whether a name is that of a definition that cannot be used. */
    boolean isBroken(String name) {
        return broken.contains(name);
    }

    Pragmas pragmas() {
        return pragmas;
    }

    /** All documentation comments in their order, each with where its errors go. */
    Map<QapiComment, ExpressionDiagnostics> comments() {
        return comments;
    }

    private void module(QapiTree.Module module, DiagnosticSink sink) {
        QapiComment comment = null;
        for (QapiElement element : module.elements()) {
            if (element instanceof QapiComment next) {
                if (next.documentation()) {
                    comments.put(next, new ExpressionDiagnostics("", sink));
                    checkForm(next, sink);
                    reportUnused(comment, sink);
                    comment = next;
                }
            } else if (element instanceof QapiGap gap) {
                broken.add(gap.name());
                comment = null;
            } else {
                expression((QapiObject) element, comment, sink);
                comment = null;
            }
        }
        reportUnused(comment, sink);
    }

    private void expression(QapiObject expression, @Nullable QapiComment comment, DiagnosticSink sink) {
        Keyword keyword = DefinitionReader.keywordOf(expression, sink).orElse(null);
        if (keyword == null) {
            return;
        }
        if (keyword == Keyword.PRAGMA) {
            reportUnused(comment, sink);
            pragmas.read(expression, new ExpressionDiagnostics("", sink));
            return;
        }
        DefinitionReader.read(expression, keyword, comment, sink)
                .ifPresentOrElse(
                        definition -> add(definition, sink),
                        () -> expression
                                .value(keyword.key())
                                .filter(QapiString.class::isInstance)
                                .ifPresent(name -> broken.add(((QapiString) name).text())));
    }

    private void add(Definition definition, DiagnosticSink sink) {
        ExpressionDiagnostics diagnostics = new ExpressionDiagnostics("", sink);
        SourceLocation location = definition.header().location();
        if (Builtins.isReserved(definition.name())) {
            diagnostics.report(
                    QapiCode.DUPLICATE, location, "'" + definition.name() + "' is the name of a builtin type");
            return;
        }
        Definition first = definitions.putIfAbsent(definition.name(), definition);
        if (first != null) {
            diagnostics.report(
                    QapiCode.DUPLICATE,
                    location,
                    definition.header() + " is already defined, as " + first.phrase(),
                    List.of(new Diagnostic.Related(first.header().location(), "the first is here")));
            return;
        }
        QapiDoc doc = definition.header().doc();
        if (!doc.symbol().isEmpty() && !doc.symbol().equals(definition.name())) {
            diagnostics.report(
                    Rule.QAPI_MISPLACED_DOCUMENTATION,
                    doc.location(),
                    "the documentation is for '" + doc.symbol() + "', but " + definition.header() + " follows");
        } else if (pragmas.documentationRequired()
                && (definition.header().comment() == null || doc.symbol().isEmpty())) {
            diagnostics.report(
                    Rule.QAPI_MISSING_DOCUMENTATION,
                    location,
                    definition.header() + " has no documentation, which 'doc-required' requires");
        }
    }

    /** QEMU reads such comments, and is strict about them, only since its schemas demand documentation. */
    private void checkForm(QapiComment comment, DiagnosticSink sink) {
        if (!pragmas.documentationRequired()) {
            return;
        }
        ExpressionDiagnostics diagnostics = new ExpressionDiagnostics("", sink);
        CommentMarks.reportText(
                comment, (location, message) -> diagnostics.report(Rule.QAPI_DOCUMENTATION_MARK, location, message));
        CommentMarks.reportOpen(
                comment, (location, message) -> diagnostics.report(Rule.QAPI_OPEN_DOCUMENTATION, location, message));
    }

    /** Only a comment for a definition is missed; others are headings and the like. */
    private static void reportUnused(@Nullable QapiComment comment, DiagnosticSink sink) {
        if (comment == null) {
            return;
        }
        QapiDoc doc = QapiDocReader.read(comment);
        if (!doc.symbol().isEmpty()) {
            new ExpressionDiagnostics("", sink)
                    .report(
                            Rule.QAPI_MISPLACED_DOCUMENTATION,
                            doc.location(),
                            "the documentation for '" + doc.symbol() + "' is not followed by its definition");
        }
    }
}
