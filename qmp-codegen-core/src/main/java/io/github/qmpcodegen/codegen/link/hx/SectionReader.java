package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Claim;
import io.github.qmpcodegen.codegen.prose.Claims;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Paragraph;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decides what each list of a document is about: arguments or data, the reply, or something else.
 *
 * <p>A list of named items is about members unless something speaks against it: a title about errors, modes and the like,
 * names that are those of error classes, examples that all return nothing, or a title that says nothing of a reply above bare
 * words of a command that changes something. What an item says of its member outweighs a
 * title, and so does an announcement of the reply of which the members have not come yet.
 */
final class SectionReader {

    /** What a list is about whose items are no members. */
    private static final Pattern ABOUT_ERRORS = Pattern.compile(
            "\\b(?:errors|fail(?:s|ures?)?|error\\s+(?:code|response|class|condition|case)s?|on\\s+(?:an\\s+)?error)\\b|^error:?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ABOUT_OTHERS = Pattern.compile(
            "\\b(?:limitations|limits|restrictions|notes|hints|warnings|caveats|bugs|todo|examples|features|modes|values|states"
                    + "|events|commands|possible|one\\s+of|see\\s+also)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What announces members, be they those of an error. */
    private static final Pattern ABOUT_MEMBERS = Pattern.compile(
            "\\b(?:contain|consist|member|field|information\\b|json-object\\s+with\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ABOUT_REPLY = Pattern.compile(
            "\\b(?:return|repl(?:y|ies)|respon[ds]|answer|result|output|succe(?:ss|ed))", Pattern.CASE_INSENSITIVE);

    /** The end of a text that goes on in the list behind it. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?:[:,]|\\b(?:with|of|are|is|as|following|contains?|containing|information|members))$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s");

    /** As in {@code DeviceNotFound}; no member's name has capital letters between others. */
    private static final Pattern ERROR_CLASS = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]*)+");

    private final Set<String> argumentNames;
    private final boolean openArguments;
    private final boolean event;
    private final boolean query;
    /** The names of members that examples show being returned. */
    private final Set<String> shown = new HashSet<>();

    private final boolean shownEmpty;

    private final List<Bullet> members = new ArrayList<>();
    private final List<ProseBlock> reply = new ArrayList<>();
    private final Set<BulletList> ofMembers = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<List<Bullet>> groups = new ArrayList<>();

    private boolean returnsNothing;
    /** Whether there are no arguments, or a list right behind their label, so that no other list can be about them. */
    private boolean argumentsListed;

    private boolean membersAnnounced;
    /** Whether the text says that an object or array is returned of which no list has followed yet. */
    private boolean replyAnnounced;

    /** What the last label of a reply says. */
    private String returnsLabel = "";

    private @Nullable LabelKind zone;
    /** The zone that a note interrupts. */
    private @Nullable LabelKind interrupted;
    /** The number of paragraphs since the zone began. */
    private int paragraphs;
    /** The paragraph right before the next list. */
    private @Nullable Paragraph introduction;
    /** The list that may go on behind a note. */
    private @Nullable Open above;

    private enum Subject {
        MEMBERS,
        REPLY,
        REMARK
    }

    /** A list that may go on. */
    private record Open(Subject subject, int column, List<Bullet> group) {}

    private SectionReader(
            Set<String> argumentNames, boolean openArguments, boolean event, boolean query, List<JsonNode> returned) {
        this.argumentNames = argumentNames;
        this.openArguments = openArguments;
        this.event = event;
        this.query = query;
        this.shownEmpty =
                !returned.isEmpty() && returned.stream().allMatch(value -> value.isObject() && value.isEmpty());
        Stream.concat(returned.stream(), ExampleShapes.elements(returned).stream())
                .forEach(value -> shown.addAll(value.propertyNames()));
    }

    /**
     * Divides a command's document.
     *
     * @param document the document
     * @param command the command's name
     * @param argsType what the server checks; null when that is not known
     * @param returned the values that examples show being returned
     */
    static DocumentSections ofCommand(
            Document document, String command, @Nullable ArgsType argsType, List<JsonNode> returned) {
        List<ArgsType.Argument> arguments = argsType == null ? List.of() : argsType.arguments();
        SectionReader reader = new SectionReader(
                arguments.stream().map(ArgsType.Argument::name).collect(Collectors.toSet()),
                arguments.stream().anyMatch(argument -> argument.code().equals("O")),
                false,
                command.startsWith(DocumentIndex.QUERY),
                returned);
        return reader.read(document);
    }

    /** Divides the document of an event; its data are the members. */
    static DocumentSections ofEvent(Document document) {
        return new SectionReader(Set.of(), false, true, false, List.of()).read(document);
    }

    private DocumentSections read(Document document) {
        returnsNothing = ReplyWords.sayNothing(returnsText(document));
        argumentsListed = argumentNames.isEmpty() || listsMembers(document);
        for (ProseBlock block : document.blocks()) {
            if (block instanceof Label label) {
                readLabel(label);
            } else if (block instanceof Paragraph paragraph) {
                readParagraph(paragraph);
            } else if (block instanceof BulletList list) {
                readList(list);
                introduction = null;
            } else {
                introduction = null;
                above = null;
            }
        }
        List<Bullet> loose = new ArrayList<>();
        if (membersAnnounced && members.isEmpty() && !argumentNames.isEmpty()) {
            reply.stream()
                    .filter(BulletList.class::isInstance)
                    .forEach(list -> loose.addAll(((BulletList) list).bullets()));
            reply.removeIf(BulletList.class::isInstance);
        }
        return new DocumentSections(members, reply, loose, ofMembers, groups, returnsNothing);
    }

    /** What stands behind {@code Returns:}. */
    private static String returnsText(Document document) {
        StringBuilder text = new StringBuilder();
        LabelKind zone = null;
        for (ProseBlock block : document.blocks()) {
            if (block instanceof Label label) {
                zone = label.kind();
                text.append(zone == LabelKind.RETURNS ? label.text() + " " : "");
            } else if (block instanceof Paragraph paragraph && zone == LabelKind.RETURNS) {
                text.append(paragraph.text()).append(' ');
            }
        }
        return text.toString().strip();
    }

    private static boolean listsMembers(Document document) {
        boolean announced = false;
        for (ProseBlock block : document.blocks()) {
            if (announced && block instanceof BulletList) {
                return true;
            }
            announced = block instanceof Label label && label.kind() == LabelKind.MEMBERS;
        }
        return false;
    }

    private boolean inNote() {
        return zone == LabelKind.NOTE || zone == LabelKind.WARNING;
    }

    private void readLabel(Label label) {
        interrupted = inNote() ? interrupted : zone;
        zone = label.kind();
        paragraphs = 0;
        introduction = null;
        above = inNote() ? above : null;
        membersAnnounced |= zone == LabelKind.MEMBERS;
        if (zone == LabelKind.RETURNS) {
            returnsLabel = "Returns: " + label.text();
            replyAnnounced = !returnsNothing && (label.text().isBlank() || ReplyWords.announceMembers(returnsLabel));
            reply.add(new Paragraph(List.of(returnsLabel), label.location()));
        }
    }

    private void readParagraph(Paragraph paragraph) {
        paragraphs++;
        introduction = paragraph;
        if (inNote() && paragraphs > 1 && announcesObject(paragraph.text())) {
            zone = interrupted;
        }
        if (!inNote()) {
            above = null;
        }
        if (zone == null || zone == LabelKind.MEMBERS || zone == LabelKind.RETURNS) {
            boolean behindLabel = zone == LabelKind.RETURNS && paragraphs == 1;
            String text = behindLabel ? returnsLabel + " " + paragraph.text() : paragraph.text();
            replyAnnounced =
                    behindLabel ? ReplyWords.announceMembers(text) : replyAnnounced || ReplyWords.wholeIn(text) != null;
            reply.add(paragraph);
        }
    }

    /** Whether a text is about a reply or an object that a list behind it describes, and thus is part of no note. */
    private static boolean announcesObject(String text) {
        return ReplyWords.wholeIn(text) != null
                || !ObjectDescriptions.phrasesIn(text).isEmpty();
    }

    private void readList(BulletList list) {
        String text = introduction == null ? "" : introduction.text();
        boolean stated = list.bullets().stream().anyMatch(SectionReader::statesMember);
        Open open = above;
        if (inNote() && open != null && stated && continues(text) && open.column() == columnOf(list)) {
            add(list, open.subject(), open.group());
            return;
        }
        if (inNote() && stated && endsNote(titleIn(text))) {
            zone = interrupted;
        }
        List<Bullet> group = new ArrayList<>();
        Subject subject = event ? subjectInEvent(titleIn(text), stated) : subjectOf(list, titleIn(text), stated);
        add(list, subject, group);
        above = subject == Subject.REMARK ? null : new Open(subject, columnOf(list), group);
    }

    /** Whether a text is a title behind the first paragraph of a note, unless the note stands behind examples. */
    private boolean endsNote(String title) {
        return paragraphs > 1 && interrupted != LabelKind.EXAMPLE && !title.isEmpty() && !isAboutRemark(title);
    }

    private static int columnOf(BulletList list) {
        return list.location().column();
    }

    /** Whether a note interrupts the list above it and does not introduce the one below. */
    private static boolean continues(String note) {
        return !GOES_ON.matcher(note).find() && !ABOUT_ERRORS.matcher(note).find() && !announcesObject(note);
    }

    private static boolean statesMember(Bullet bullet) {
        Claim claim = Claims.of(bullet);
        return !bullet.names().isEmpty()
                && (claim.kind() != null || claim.optional() || !claim.values().isEmpty());
    }

    /** The last sentence of a text, if it ends like a title. */
    private static String titleIn(String text) {
        String[] sentences = SENTENCE_END.split(text, -1);
        String last = sentences[sentences.length - 1].strip();
        return last.endsWith(".") ? "" : last;
    }

    private static boolean isAboutRemark(String title) {
        return !ABOUT_MEMBERS.matcher(title).find()
                && (ABOUT_ERRORS.matcher(title).find()
                        || (ABOUT_OTHERS.matcher(title).find()
                                && !ABOUT_REPLY.matcher(title).find()));
    }

    private static boolean isAnnouncement(String title) {
        return ABOUT_MEMBERS.matcher(title).find() || ABOUT_REPLY.matcher(title).find();
    }

    private Subject subjectInEvent(String title, boolean stated) {
        boolean remark = zone != null && zone != LabelKind.MEMBERS;
        return remark || (!stated && isAboutRemark(title)) ? Subject.REMARK : Subject.MEMBERS;
    }

    private Subject subjectOf(BulletList list, String title, boolean stated) {
        Set<String> names = namesIn(list);
        if (zone == LabelKind.MEMBERS && paragraphs == 0) {
            return Subject.MEMBERS;
        }
        if (names.isEmpty() || (zone == LabelKind.RETURNS && returnsNothing)) {
            return Subject.REMARK;
        }
        if (argumentNames.containsAll(names)) {
            return Subject.MEMBERS;
        }
        if (inNote()) {
            return Subject.REMARK;
        }
        boolean errors =
                names.stream().allMatch(name -> ERROR_CLASS.matcher(name).matches());
        if (errors && ABOUT_ERRORS.matcher(title).find()) {
            return Subject.REMARK;
        }
        if (replyAnnounced || names.stream().anyMatch(shown::contains)) {
            return Subject.REPLY;
        }
        boolean remark = isAboutRemark(title);
        if ((remark && (!stated || (shownEmpty && !query))) || returnsNothing || errors) {
            return Subject.REMARK;
        }
        if (openArguments && zone == LabelKind.MEMBERS && !isAnnouncement(title)) {
            return Subject.MEMBERS;
        }
        boolean said = stated || query || isAnnouncement(title);
        boolean bareWords = !title.isEmpty() && argumentsListed;
        return said || !(shownEmpty || bareWords) ? Subject.REPLY : Subject.REMARK;
    }

    private static Set<String> namesIn(BulletList list) {
        return list.bullets().stream()
                .flatMap(bullet -> bullet.names().stream())
                .collect(Collectors.toSet());
    }

    private void add(BulletList list, Subject subject, List<Bullet> group) {
        boolean named = !namesIn(list).isEmpty();
        boolean mayDescribe = zone == null || zone == LabelKind.MEMBERS || zone == LabelKind.RETURNS;
        if (subject == Subject.MEMBERS) {
            members.addAll(list.bullets());
        } else if (subject == Subject.REPLY) {
            reply.add(list);
            replyAnnounced = false;
        }
        if (named && subject != Subject.REMARK) {
            ofMembers.add(list);
        }
        if (subject != Subject.REMARK || (!named && mayDescribe)) {
            if (group.isEmpty()) {
                groups.add(group);
            }
            group.addAll(list.bullets());
        }
    }
}
