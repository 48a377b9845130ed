package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.IncludeChain;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLoader;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiElement;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a schema file and everything that it includes, each file once. */
public final class QapiTreeReader {

    private static final String INCLUDE = "include";

    private final SourceLoader loader;
    private final DiagnosticSink sink;
    private final List<QapiTree.Module> modules = new ArrayList<>();
    private final Set<String> read = new HashSet<>();

    /** The files that are being read, the innermost first. */
    private final Deque<String> chain = new ArrayDeque<>();

    private QapiTreeReader(SourceLoader loader, DiagnosticSink sink) {
        this.loader = loader;
        this.sink = sink;
    }

    /**
     * Reads a schema.
     *
     * @param root the file that is not included by another
     * @param loader gives the files that it includes
     * @param sink takes what is wrong with any of them
     */
    public static QapiTree read(SourceFile root, SourceLoader loader, DiagnosticSink sink) {
        QapiTreeReader reader = new QapiTreeReader(loader, sink);
        reader.read(root, List.of());
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
        } else if (!read.contains(path)) {
            List<SourceLocation> chainToFile = new ArrayList<>();
            chainToFile.add(location);
            chainToFile.addAll(includedFrom);
            load(name, path, located).ifPresent(source -> read(source, chainToFile));
        }
    }

    private Optional<SourceFile> load(QapiString name, String path, DiagnosticSink located) {
        try {
            return Optional.of(loader.load(path));
        } catch (CharacterCodingException e) {
            located.report(
                    QapiSyntaxCode.INCLUDE_UNREADABLE,
                    name.location(),
                    "the included file '" + path + "' is not text in UTF-8");
        } catch (IOException e) {
            located.report(
                    QapiSyntaxCode.INCLUDE_UNREADABLE,
                    name.location(),
                    "the included file '" + path + "' is missing or cannot be read");
        }
        return Optional.empty();
    }
}
