package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Claim;
import io.github.qmpcodegen.codegen.prose.Claims;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.DocumentReader;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Looks for gaps in the documentation in {@code .hx} files and events texts from which a schema can still be built.
 * Only the lint reports them, not generation.
 */
public final class HxFindings {

    /** A type of the schema's instead of a kind of JSON value. */
    private static final Pattern NAMED_TYPE = Pattern.compile("\\(\\s*[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*\\b");

    private final DiagnosticSink sink;
    private final Map<SourceLocation, String> lines = new HashMap<>();

    private HxFindings(DiagnosticSink sink) {
        this.sink = sink;
    }

    /**
     * Checks files that {@link HxLinker} can link.
     *
     * @param tables the command tables
     * @param eventTexts the descriptions of events
     * @param sink receives the findings
     */
    public static void find(List<HxFile> tables, List<EventsFile> eventTexts, DiagnosticSink sink) {
        HxFindings findings = new HxFindings(sink);
        tables.forEach(table -> table.documentation().forEach(section -> findings.addLines(section.lines())));
        eventTexts.forEach(text -> findings.addLines(text.lines()));
        boolean hasEntries = tables.stream().anyMatch(table -> !table.entries().isEmpty());
        // What cannot be read has been told when it was linked.
        for (DocumentIndex.Source source : DocumentIndex.commandsOf(tables, ignored -> {})) {
            findings.checkCommand(source, hasEntries);
        }
        for (EventsFile text : eventTexts) {
            for (Document document : DocumentReader.read(text.lines())) {
                if (!EventNames.in(document.title()).isEmpty()) {
                    findings.checkEvent(document);
                }
            }
        }
    }

    private void addLines(List<TextLine> textLines) {
        textLines.forEach(line -> lines.put(line.location(), line.text()));
    }

    private void checkCommand(DocumentIndex.Source source, boolean hasEntries) {
        Document document = source.document();
        if (document == null) {
            return;
        }
        String name = source.name();
        HxEntry entry = source.entry();
        if (!document.title().equals(name)) {
            sink.report(
                    Rule.HEADING_NOT_COMMAND,
                    document.location(),
                    "the heading '" + document.title() + "' is above the documentation of '" + name
                            + "'; expected the command's name");
        }
        checkHeading(document);
        checkNone(document);
        checkAnnouncement(document, name);
        if (entry == null) {
            if (hasEntries) {
                sink.report(
                        Rule.COMMAND_WITHOUT_ENTRY,
                        document.location(),
                        "'" + name + "' is documented, but has no entry in the table");
            }
            return;
        }
        ArgsType argsType = entry.argsType();
        List<JsonNode> returned = Exchanges.of(document, ignored -> {}).callsOf(name).stream()
                .map(Exchanges.Call::returned)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        DocumentSections sections = SectionReader.ofCommand(document, name, argsType, returned);
        if (argsType != null) {
            checkArguments(name, argsType, sections);
        }
        checkReply(name, document, sections, returned);
    }

    /** A heading, and the line right below it, which is to be as long. */
    private void checkHeading(Document document) {
        SourceLocation place = document.location();
        String heading = lines.getOrDefault(new SourceLocation(place.path(), place.line(), 1), "")
                .stripTrailing();
        String below = lines.getOrDefault(new SourceLocation(place.path(), place.line() + 1, 1), "")
                .strip();
        boolean underlined = below.matches("-+|=+|~+");
        if (!underlined) {
            sink.report(
                    Rule.HEADING_NOT_UNDERLINED,
                    place,
                    "the heading '" + document.title() + "' has no line of dashes below it");
        } else if (below.length() != heading.strip().length()) {
            sink.report(
                    Rule.UNDERLINE_LENGTH,
                    new SourceLocation(place.path(), place.line() + 1, 1),
                    "the line below '" + document.title() + "' has " + below.length() + " characters; expected "
                            + heading.strip().length());
        }
    }

    private void checkNone(Document document) {
        boolean none = false;
        for (ProseBlock block : document.blocks()) {
            if (block instanceof Label label) {
                none = label.kind() == LabelKind.MEMBERS && label.text().startsWith("None");
            } else if (none && block instanceof BulletList list && namesAny(list)) {
                sink.report(
                        Rule.MEMBERS_AFTER_NONE,
                        list.location(),
                        "'" + document.title() + "' lists members here, but says that there are none");
                return;
            } else if (block instanceof ProseBlock.Paragraph) {
                none = false;
            }
        }
    }

    /** An announcement of arguments, and what follows it up to the next label or example. */
    private void checkAnnouncement(Document document, String command) {
        Label announcement = null;
        for (ProseBlock block : document.blocks()) {
            if (block instanceof Label || block instanceof ProseBlock.Message) {
                if (announcement != null) {
                    reportEmpty(announcement, command);
                }
                announcement = block instanceof Label label
                                && label.kind() == LabelKind.MEMBERS
                                && label.text().isBlank()
                        ? label
                        : null;
            } else {
                announcement = null;
            }
        }
        if (announcement != null) {
            reportEmpty(announcement, command);
        }
    }

    private void reportEmpty(Label announcement, String command) {
        sink.report(
                Rule.EMPTY_ARGUMENTS,
                announcement.location(),
                "the arguments of '" + command
                        + "' are announced here, but none is listed; list them here, or write 'Arguments: None.'");
    }

    private void checkArguments(String command, ArgsType argsType, DocumentSections sections) {
        Map<String, Bullet> described = new HashMap<>();
        for (Bullet bullet : sections.members()) {
            bullet.names().forEach(name -> described.put(name, bullet));
        }
        Set<String> seen = new HashSet<>();
        for (ArgsType.Argument argument : argsType.arguments()) {
            Bullet bullet = described.get(argument.name());
            boolean options = argument.code().equals("O");
            if (bullet == null && !options && seen.add(argument.name())) {
                sink.report(
                        Rule.UNDOCUMENTED_ARGUMENT,
                        argument.location(),
                        "argument '" + argument.name() + "' of '" + command + "' is not documented");
            } else if (bullet != null && !hasType(bullet)) {
                sink.report(
                        Rule.UNTYPED_ARGUMENT,
                        bullet.location(),
                        "the documentation of argument '" + argument.name() + "' of '" + command
                                + "' does not state its type; expected one such as (json-string)");
            }
        }
    }

    private static boolean hasType(Bullet bullet) {
        Claim claim = Claims.of(bullet);
        return claim.kind() != null
                || !claim.values().isEmpty()
                || !bullet.children().isEmpty()
                || NAMED_TYPE.matcher(bullet.text()).find();
    }

    private void checkReply(String command, Document document, DocumentSections sections, List<JsonNode> returned) {
        ReplyReader.Reply reply = ReplyReader.read(sections, returned, document.location());
        Optional<ProseBlock> list = sections.reply().stream()
                .filter(block -> block instanceof BulletList bullets && namesAny(bullets))
                .findFirst();
        if (reply.origin() == Origin.NOTHING) {
            sink.report(
                    Rule.UNSTATED_REPLY,
                    document.location(),
                    "the documentation of '" + command + "' does not say what it returns, and no example shows it");
        } else if (reply.origin() == Origin.EXAMPLE && reply.shape() != null) {
            if (list.isPresent()) {
                sink.report(
                        Rule.EXAMPLE_CONTRADICTS_PROSE,
                        list.get().location(),
                        "'" + command + "' is described as returning this, but its example returns something else");
            } else {
                sink.report(
                        Rule.REPLY_BY_EXAMPLE,
                        document.location(),
                        "what '" + command + "' returns is only shown by an example; describe its members");
            }
        }
    }

    private void checkEvent(Document document) {
        checkHeading(document);
        checkNone(document);
        boolean stated = document.blocks().stream()
                .anyMatch(block -> block instanceof Label label && label.kind() == LabelKind.MEMBERS);
        if (!stated) {
            sink.report(
                    Rule.EVENT_WITHOUT_DATA_SECTION,
                    document.location(),
                    "event '" + document.title() + "' has no section 'Data:'; if it carries none, write 'Data: None.'");
        }
    }

    private static boolean namesAny(BulletList list) {
        return list.bullets().stream().anyMatch(bullet -> !bullet.names().isEmpty());
    }
}
