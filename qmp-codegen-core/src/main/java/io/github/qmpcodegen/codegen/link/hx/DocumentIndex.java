package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.DocumentReader;
import io.github.qmpcodegen.codegen.prose.ExampleJson;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.syntax.HxDocumentation;
import io.github.qmpcodegen.codegen.syntax.HxElement;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /**
     * What starts the name of every command that only returns information; so the introduction of
     * {@code qmp-commands.hx} divides them.
     */
    static final String QUERY = "query-";

    private final DiagnosticSink sink;
    private final Map<String, List<HxEntry>> entries = new LinkedHashMap<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final IdentityHashMap<HxEntry, String> names = new IdentityHashMap<>();

    /** The names of entries that are no commands, though their documents may look like those of some. */
    private final Set<String> left = new HashSet<>();

    private final IdentityHashMap<HxDocumentation, List<Document>> read = new IdentityHashMap<>();

    /** The conditions of the preprocessor that documents stand under. */
    private final IdentityHashMap<Document, List<String>> conditions = new IdentityHashMap<>();

    private final List<String> order = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();

    /**
     * A command.
     *
     * @param name its name
     * @param entry its entry; null when it has none
     * @param document its document; null when it has none
     * @param varying the arguments that only some builds take or demand
     */
    record Source(
            String name, @Nullable HxEntry entry, @Nullable Document document, Set<String> varying) {}

    /** A document of which the heading names no entry. */
    private record Pending(Document document, @Nullable String entryAbove, int position) {}

    private DocumentIndex(DiagnosticSink sink) {
        this.sink = sink;
    }

    /** The commands of the files, in order. */
    static List<Source> commandsOf(List<HxFile> files, DiagnosticSink sink) {
        DocumentIndex index = new DocumentIndex(sink);
        files.forEach(index::addEntries);
        index.addHiddenEntries(files);
        index.addDeadEntries(files);
        files.forEach(index::addDocuments);
        index.placePending();
        return index.order.stream()
                .filter(name -> !index.left.contains(name))
                .map(index::source)
                .toList();
    }

    private Source source(String name) {
        List<HxEntry> alternatives = entries.getOrDefault(name, List.of());
        return new Source(
                name,
                alternatives.isEmpty() ? null : Alternatives.joined(alternatives),
                documents.get(name),
                Alternatives.varying(alternatives));
    }

    private void addEntries(HxFile file) {
        for (HxElement element : file.elements()) {
            if (element instanceof HxEntry entry && entry.isQmp() && !entry.isDead()) {
                Optional<HxEntry.Field> name = entry.field("name");
                if (name.isEmpty()) {
                    sink.report(
                            LinkCode.MISSING_NAME,
                            entry.location(),
                            "this entry has no name; add a field such as .name = \"query-status\"");
                } else if (name.get().string()) {
                    add(entry, name.get().value());
                }
            }
        }
    }

    private void add(HxEntry entry, String name) {
        names.put(entry, name);
        List<HxEntry> before = entries.computeIfAbsent(name, unknown -> new ArrayList<>());
        Optional<HxEntry> same = before.stream()
                .filter(other -> !Exclusion.excludes(other.conditions(), entry.conditions()))
                .findFirst();
        if (same.isPresent()) {
            reportTwice(
                    LinkCode.DUPLICATE_COMMAND,
                    "command '" + name + "' is defined twice; remove one of the entries",
                    entry,
                    same.get());
            return;
        }
        before.add(entry);
        Optional<HxEntry.Field> argsType = entry.field("args_type");
        if (argsType.isEmpty()) {
            sink.report(
                    Rule.MISSING_ARGS_TYPE,
                    entry.location(),
                    "the entry of '" + name
                            + "' has no args_type, so its arguments are those that its documentation describes; expected"
                            + " a field such as .args_type = \"device:B\", or .args_type = \"\" for none");
        }
        argsType.filter(field -> field.gaps() != null).ifPresent(field -> reportHiddenArguments(name, field));
    }

    private void reportHiddenArguments(String name, HxEntry.Field argsType) {
        left.add(name);
        sink.report(
                Rule.UNKNOWN_MACRO,
                argsType.valueLocation(),
                "the arguments of '" + name + "' depend on " + macros(argsType)
                        + ", so the command is left out; define it in this file, or with a generator option such as "
                        + option(argsType));
    }

    /** Entries of which a macro hides the name that only their documentation tells. */
    private void addHiddenEntries(List<HxFile> files) {
        HiddenNames hidden = new HiddenNames(files, this::documentsIn, DocumentIndex::namesOf, entries.keySet());
        for (HxEntry entry : entriesOf(files)) {
            HxEntry.Field name = entry.field("name").orElse(null);
            if (name == null || name.gaps() == null) {
                continue;
            }
            Optional<String> found = hidden.find(entry, name.gaps());
            if (found.isPresent() && entry.isDead()) {
                left.add(found.get());
            } else if (found.isPresent()) {
                add(entry, found.get());
            } else if (!entry.isDead()) {
                sink.report(
                        Rule.UNKNOWN_MACRO,
                        name.valueLocation(),
                        "the name of this entry depends on " + macros(name)
                                + ", and no documentation beside it gives the name, so the entry is left out; define the"
                                + " macro in this file, or with a generator option such as " + option(name));
            }
        }
    }

    /** Their documentation is that of no command, unless there is another entry. */
    private void addDeadEntries(List<HxFile> files) {
        entriesOf(files).stream()
                .filter(HxEntry::isDead)
                .flatMap(entry -> entry.field("name").stream())
                .filter(name -> name.string() && !entries.containsKey(name.value()))
                .forEach(name -> left.add(name.value()));
    }

    private static List<HxEntry> entriesOf(List<HxFile> files) {
        return files.stream()
                .flatMap(file -> file.entries().stream())
                .filter(HxEntry::isQmp)
                .toList();
    }

    private static String macros(HxEntry.Field field) {
        List<String> macros = Objects.requireNonNull(field.gaps()).macros();
        return (macros.size() == 1 ? "the macro '" : "the macros '") + String.join("' and '", macros)
                + "', which nothing defines";
    }

    private static String option(HxEntry.Field field) {
        return "--define " + Objects.requireNonNull(field.gaps()).macros().get(0) + "=VALUE";
    }

    private List<Document> documentsIn(HxDocumentation section) {
        return read.computeIfAbsent(section, unread -> {
            List<Document> found = DocumentReader.read(unread.lines());
            found.forEach(document -> conditions.put(document, unread.conditions()));
            return found;
        });
    }

    /** The names of commands that a document gives: its heading, then what its examples execute. */
    private static List<String> namesOf(Document document) {
        String title = nameIn(document.title());
        return Stream.concat(Stream.of(title), executedBy(document).stream())
                .filter(name -> COMMAND_NAME.matcher(name).matches())
                .distinct()
                .toList();
    }

    private void reportTwice(DiagnosticCode code, String message, HxElement second, HxElement first) {
        sink.report(new Diagnostic(
                code, second.location(), message, List.of(new Diagnostic.Related(first.location(), "the first one"))));
    }

    private void addDocuments(HxFile file) {
        Set<String> ordered = new HashSet<>(order);
        String entryAbove = null;
        for (HxElement element : file.elements()) {
            if (element instanceof HxEntry entry) {
                entryAbove = names.get(entry);
                if (entryAbove != null && ordered.add(entryAbove)) {
                    order.add(entryAbove);
                }
            } else if (element instanceof HxDocumentation documentation) {
                for (Document document : documentsIn(documentation)) {
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
        reportSecond(name, first, document);
        if (first != null && isOfNoBuild(name, first)) {
            documents.put(name, document);
        }
    }

    /** Whether no build that has a document has its command. */
    private boolean isOfNoBuild(String name, Document document) {
        return entries.getOrDefault(name, List.of()).stream()
                .allMatch(entry -> Exclusion.excludes(conditionsOf(document), entry.conditions()));
    }

    /** Reports a second document of a command, unless no build has both: the first that a build has with its command counts then. */
    private void reportSecond(String name, @Nullable Document first, Document document) {
        if (first != null && !Exclusion.excludes(conditionsOf(first), conditionsOf(document))) {
            sink.report(new Diagnostic(
                    LinkCode.DUPLICATE_TITLE,
                    document.location(),
                    "'" + name + "' is documented twice; remove one of the sections, or correct its heading",
                    List.of(new Diagnostic.Related(first.location(), "the first one"))));
        }
    }

    private List<String> conditionsOf(Document document) {
        return conditions.getOrDefault(document, List.of());
    }

    private static String nameIn(String title) {
        return title.startsWith("@") ? title.substring(1) : title;
    }

    private void placePending() {
        int inserted = 0;
        for (Pending unplaced : pending) {
            Document document = unplaced.document();
            String title = nameIn(document.title());
            List<String> executed = executedBy(document);
            boolean named = COMMAND_NAME.matcher(title).matches();
            if (named && executed.contains(title)) {
                // A command without an entry: its table was elsewhere.
                inserted += addWithoutEntry(title, document, unplaced.position() + inserted);
                continue;
            }
            Optional<String> shown = executed.stream()
                    .filter(name -> entries.containsKey(name) && !documents.containsKey(name))
                    .findFirst();
            String above = unplaced.entryAbove();
            boolean ofCommand = describesCommand(document);
            boolean ofReply = describesReply(document);
            if (shown.isPresent()) {
                documents.put(shown.get(), document);
            } else if (named && !executed.isEmpty() && executed.stream().noneMatch(entries::containsKey)) {
                inserted += addWithoutEntry(title, document, unplaced.position() + inserted);
            } else if ((ofCommand || ofReply)
                    && above != null
                    && entries.containsKey(above)
                    && !documents.containsKey(above)) {
                documents.put(above, document);
            } else if (named && (ofCommand || (ofReply && title.startsWith(QUERY)))) {
                inserted += addWithoutEntry(title, document, unplaced.position() + inserted);
            } else if (ofCommand) {
                sink.report(
                        Rule.UNTIED_DOCUMENT,
                        document.location(),
                        "the section '" + title
                                + "' documents no known command; use the command's name as its"
                                + " heading");
            }
        }
    }

    private int addWithoutEntry(String name, Document document, int position) {
        Document first = documents.putIfAbsent(name, document);
        if (first != null) {
            reportSecond(name, first, document);
            return 0;
        }
        order.add(position, name);
        return 1;
    }

    /** Whether a document has what only the documentation of a command has. */
    private static boolean describesCommand(Document document) {
        return !document.messages().isEmpty()
                || document.blocks().stream()
                        .anyMatch(block -> block instanceof ProseBlock.Label label
                                && (label.kind() == ProseBlock.LabelKind.MEMBERS
                                        || label.kind() == ProseBlock.LabelKind.EXAMPLE));
    }

    /** Whether a document says what is returned, as the text between two commands may do in passing as well. */
    private static boolean describesReply(Document document) {
        return document.blocks().stream()
                .anyMatch(block ->
                        (block instanceof ProseBlock.Label label && label.kind() == ProseBlock.LabelKind.RETURNS)
                                || (block instanceof ProseBlock.Paragraph paragraph
                                        && ReplyWords.startWithReply(paragraph.text())));
    }

    private static List<String> executedBy(Document document) {
        return document.messages().stream()
                .filter(ProseBlock.Message::fromClient)
                .map(message -> ExampleJson.read(message.text())
                        .map(example -> example.value().path("execute").asString(""))
                        .orElse(""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
