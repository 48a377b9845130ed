package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.qmp.architecture.ArchitectureRules;
import java.util.List;
import java.util.Map;

/** The pipeline is one-way. */
class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "io.github.qmpcodegen.codegen";
    private static final String RUNTIME = "io.github.qmpcodegen.qmp..";
    private static final String ANTLR = "org.antlr..";
    private static final String GRAMMAR = "io.github.qmpcodegen.grammar..";
    private static final String JAVAPOET = "com.palantir.javapoet..";
    private static final String CODEC = "io.github.qmpcodegen.qmp.codec..";

    /** In the order of the pipeline. */
    private static final Map<String, List<String>> MAY_IMPORT = inOrder(
            allow("source"),
            allow("syntax", "source"),
            allow("parse", "source", "syntax", ANTLR, GRAMMAR),
            allow("schema", "source", JACKSON),
            allow("prose", "source", "syntax", "schema", JACKSON),
            allow("link", "source", "syntax", "prose", "schema", JACKSON),
            allow("merge", "schema", "source"),
            allow("join", "schema", "source"),
            allow("introspect", "schema", "source", JACKSON, RUNTIME),
            allow("examples", "schema", JACKSON),
            // A running server is a source.
            allow(
                    "load",
                    "source",
                    "syntax",
                    "parse",
                    "schema",
                    "link",
                    "merge",
                    "join",
                    "introspect",
                    JACKSON,
                    RUNTIME),
            allow("javamodel", "schema", "source"),
            // Generated code shows no secrets: which members may hold some, the runtime knows.
            allow("emit", "javamodel", JAVAPOET, CODEC),
            allow("output"),
            allow("incremental", "source", "output"),
            allow("docs", "schema", "source"),
            allow("lint", "schema", "source", JACKSON),
            allow("diff", "schema", "source", JACKSON),
            allow(
                    "",
                    "source",
                    "schema",
                    "link",
                    "introspect",
                    "load",
                    "join",
                    "javamodel",
                    "emit",
                    "output",
                    "examples",
                    "incremental",
                    "docs",
                    "lint",
                    "diff"));

    /** What is recursive by nature: one cannot be said without the other. */
    private static final Map<String, List<String>> CIRCLES = Map.ofEntries(
            // A feature is described as what has it is.
            allow("schema.Described", "schema.Feature"),
            allow("schema.Traits", "schema.Feature"),
            // The kinds that are not public are made by the type that they are of.
            allow("source.DiagnosticCode", "source.PlainCode"),
            // Types contain types.
            allow("link.qapi.TypeLinker", "link.qapi.AlternateLinker", "link.qapi.UnionLinker"),
            allow("diff.TypeComparison", "diff.ObjectComparison"),
            allow("javamodel.Declaration", "javamodel.GeneratedType"));

    ArchitectureTest() {
        super(Generation.class, ROOT, MAY_IMPORT);
    }

    @Override
    protected Map<String, List<String>> circles() {
        return CIRCLES;
    }
}
