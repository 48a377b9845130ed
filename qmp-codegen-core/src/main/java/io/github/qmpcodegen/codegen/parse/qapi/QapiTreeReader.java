package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.source.AccessProblem;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.IncludeChain;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiElement;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a schema file and everything that it includes, each file once. */
public final class QapiTreeReader {

    private static final String INCLUDE = "include";

    private final SourceAccess access;
    private final Consumer<SourceFile> opened;
    private final DiagnosticSink sink;
    private final List<QapiTree.Module> modules = new ArrayList<>();
    private final Set<String> read = new HashSet<>();

    /** The files that are being read, the innermost first. */
    private final Deque<String> chain = new ArrayDeque<>();

    private QapiTreeReader(SourceAccess access, Consumer<SourceFile> opened, DiagnosticSink sink) {
        this.access = access;
        this.opened = opened;
        this.sink = sink;
    }

    /**
     * Reads a schema.
     *
     * @param roots the named files; those that others of them include are read once
     * @param access reads the files that they include
     * @param opened receives each file that they include
     * @param sink receives what is wrong with any of them
     */
    public static QapiTree read(
            List<SourceFile> roots, SourceAccess access, Consumer<SourceFile> opened, DiagnosticSink sink) {
        QapiTreeReader reader = new QapiTreeReader(access, opened, sink);
        for (SourceFile root : roots) {
            if (!reader.read.contains(SourcePaths.normalised(root.path()))) {
                reader.read(root, List.of());
            }
        }
        return new QapiTree(reader.modules);
    }

    private void read(SourceFile source, List<SourceLocation> includedFrom) {
        String path = SourcePaths.normalised(source.path());
        read.add(path);
        chain.push(path);
        QapiFile file = QapiFileParser.parse(source, new IncludeChain(includedFrom, sink));
        List<QapiElement> run = new ArrayList<>();
        for (QapiElement element : file.elements()) {
            if (element instanceof QapiObject object && object.entry(INCLUDE).isPresent()) {
                addModule(file, run, includedFrom);
                run.clear();
                include(object, includedFrom);
            } else {
                run.add(element);
            }
        }
        addModule(file, run, includedFrom);
        chain.pop();
    }

    private void addModule(QapiFile file, List<QapiElement> run, List<SourceLocation> includedFrom) {
        if (!run.isEmpty()) {
            modules.add(new QapiTree.Module(file, run, includedFrom));
        }
    }

    private void include(QapiObject object, List<SourceLocation> includedFrom) {
        DiagnosticSink located = new IncludeChain(includedFrom, sink);
        object.entries().stream()
                .filter(entry -> !entry.key().text().equals(INCLUDE))
                .forEach(entry -> located.report(
                        QapiSyntaxCode.BAD_INCLUDE,
                        entry.key().location(),
                        "unexpected key '" + entry.key().text() + "' beside 'include'"));
        QapiValue value = object.value(INCLUDE).orElseThrow();
        if (!(value instanceof QapiString name)) {
            located.report(
                    QapiSyntaxCode.BAD_INCLUDE,
                    value.location(),
                    "expected the path of a file after 'include', but found " + value.kind());
            return;
        }
        SourceLocation location = name.location();
        String path = SourcePaths.resolve(location.path(), name.text());
        if (chain.contains(path)) {
            located.report(
                    QapiSyntaxCode.INCLUDE_CYCLE,
                    location,
                    "'" + name.text() + "' includes itself"
                            + (path.equals(chain.peek()) ? "" : ", through the files that led here"));
        } else if (chain.size() > SourceLimits.NESTING) {
            located.report(
                    QapiSyntaxCode.TOO_DEEP,
                    location,
                    "includes are nested more than " + SourceLimits.NESTING + " deep");
        } else if (!read.contains(path)) {
            List<SourceLocation> chainToFile = new ArrayList<>();
            chainToFile.add(location);
            chainToFile.addAll(includedFrom);
            load(name, path, located).ifPresent(source -> read(source, chainToFile));
        }
    }

    private Optional<SourceFile> load(QapiString name, String path, DiagnosticSink located) {
        try {
            Optional<SourceFile> file = SourceFile.decode(path, access.read(path), located);
            file.ifPresent(opened);
            return file;
        } catch (IOException e) {
            located.report(
                    QapiSyntaxCode.INCLUDE_UNREADABLE,
                    name.location(),
                    "cannot read the included file '" + path + "': " + AccessProblem.reason(e));
            return Optional.empty();
        }
    }
}
