package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Block;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.DocumentReader;
import io.github.qmpcodegen.codegen.prose.ExampleJson;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.syntax.HxDocumentation;
import io.github.qmpcodegen.codegen.syntax.HxElement;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commands of {@code .hx} files: entries with the documents that belong to them, and documents of commands that
 * have no entry.
 *
 * <p>A document stands before or after its entry, with others between, so its place says little. It belongs to the
 * entry that its heading names; if it names none, to the one that its first example executes; else to the entry right
 * above that has no document yet.
 */
final class DocumentIndex {

    private static final Pattern COMMAND_NAME = Pattern.compile("[A-Za-z_][\\w.-]*");

    private final DiagnosticSink sink;
    private final Map<String, HxEntry> entries = new LinkedHashMap<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();

    /**
     * A command.
     *
     * @param name its name
     * @param entry its entry; null when it has none
     * @param document its document; null when it has none
     */
    record Source(
            String name, @Nullable HxEntry entry, @Nullable Document document) {}

    /** A document of which the heading names no entry. */
    private record Pending(Document document, @Nullable String entryAbove, int position) {}

    private DocumentIndex(DiagnosticSink sink) {
        this.sink = sink;
    }

    /** The commands of the files, in order. */
    static List<Source> commandsOf(List<HxFile> files, DiagnosticSink sink) {
        DocumentIndex index = new DocumentIndex(sink);
        files.forEach(index::addEntries);
        files.forEach(index::addDocuments);
        index.placePending();
        return index.order.stream()
                .map(name -> new Source(name, index.entries.get(name), index.documents.get(name)))
                .toList();
    }

    private void addEntries(HxFile file) {
        for (HxElement element : file.elements()) {
            if (element instanceof HxEntry entry && entry.isQmp()) {
                Optional<HxEntry.Field> name = entry.field("name");
                if (name.isEmpty()) {
                    sink.report(
                            LinkCode.MISSING_NAME,
                            entry.location(),
                            "this entry has no name; add a field such as .name = \"query-status\"");
                    continue;
                }
                HxEntry first = entries.putIfAbsent(name.get().value(), entry);
                if (first != null) {
                    reportTwice(
                            LinkCode.DUPLICATE_COMMAND,
                            "command '" + name.get().value() + "' is defined twice; remove one of the entries",
                            entry,
                            first);
                }
            }
        }
    }

    private void reportTwice(LinkCode code, String message, HxElement second, HxElement first) {
        sink.report(new Diagnostic(
                code, second.location(), message, List.of(new Diagnostic.Related(first.location(), "the first one"))));
    }

    private void addDocuments(HxFile file) {
        String entryAbove = null;
        for (HxElement element : file.elements()) {
            if (element instanceof HxEntry entry) {
                entryAbove = entry.field("name").map(HxEntry.Field::value).orElse(null);
                if (entryAbove != null && entry.equals(entries.get(entryAbove)) && !order.contains(entryAbove)) {
                    order.add(entryAbove);
                }
            } else if (element instanceof HxDocumentation documentation) {
                for (Document document : DocumentReader.read(documentation.lines())) {
                    addDocument(document, entryAbove);
                }
            }
        }
    }

    private void addDocument(Document document, @Nullable String entryAbove) {
        String name = nameIn(document.title());
        if (!entries.containsKey(name)) {
            pending.add(new Pending(document, entryAbove, order.size()));
            return;
        }
        Document first = documents.putIfAbsent(name, document);
        if (first != null) {
            sink.report(new Diagnostic(
                    LinkCode.DUPLICATE_TITLE,
                    document.location(),
                    "'" + name + "' is documented twice; remove one of the sections, or mend its heading",
                    List.of(new Diagnostic.Related(first.location(), "the first one"))));
        }
    }

    private static String nameIn(String title) {
        return title.startsWith("@") ? title.substring(1) : title;
    }

    private void placePending() {
        int inserted = 0;
        for (Pending document : pending) {
            String title = nameIn(document.document().title());
            List<String> executed = executedBy(document.document());
            boolean named = COMMAND_NAME.matcher(title).matches();
            if (named && executed.contains(title)) {
                // A command without an entry: its table was elsewhere.
                inserted += addWithoutEntry(title, document, document.position() + inserted);
                continue;
            }
            Optional<String> shown = executed.stream()
                    .filter(name -> entries.containsKey(name) && !documents.containsKey(name))
                    .findFirst();
            String above = document.entryAbove();
            if (shown.isPresent()) {
                documents.put(shown.get(), document.document());
            } else if (named && !executed.isEmpty() && executed.stream().noneMatch(entries::containsKey)) {
                inserted += addWithoutEntry(title, document, document.position() + inserted);
            } else if (describesCommand(document.document())
                    && above != null
                    && entries.containsKey(above)
                    && !documents.containsKey(above)) {
                documents.put(above, document.document());
            } else if (named && describesCommand(document.document())) {
                inserted += addWithoutEntry(title, document, document.position() + inserted);
            } else if (describesCommand(document.document())) {
                sink.report(
                        LinkCode.UNTIED_DOCUMENT,
                        document.document().location(),
                        "the section '" + title
                                + "' documents no command that is known; give it the command's name as its"
                                + " heading");
            }
        }
    }

    private int addWithoutEntry(String name, Pending document, int position) {
        Document first = documents.putIfAbsent(name, document.document());
        if (first != null) {
            sink.report(new Diagnostic(
                    LinkCode.DUPLICATE_TITLE,
                    document.document().location(),
                    "'" + name + "' is documented twice; remove one of the sections, or mend its heading",
                    List.of(new Diagnostic.Related(first.location(), "the first one"))));
            return 0;
        }
        order.add(position, name);
        return 1;
    }

    /** Whether a document has what only the documentation of a command has. */
    private static boolean describesCommand(Document document) {
        return !document.messages().isEmpty()
                || document.blocks().stream()
                        .anyMatch(block -> block instanceof Block.Label label
                                && (label.kind() == Block.LabelKind.MEMBERS
                                        || label.kind() == Block.LabelKind.EXAMPLE));
    }

    private static List<String> executedBy(Document document) {
        return document.messages().stream()
                .filter(Block.Message::fromClient)
                .map(message -> ExampleJson.read(message.text())
                        .map(example -> example.value().path("execute").asString(""))
                        .orElse(""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
