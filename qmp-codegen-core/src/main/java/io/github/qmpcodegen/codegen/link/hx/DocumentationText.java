package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Claims;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Paragraph;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Documentation.Items;
import io.github.qmpcodegen.codegen.schema.Documentation.Remark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the schema's documentation of a document's words, without what has become types and examples. */
final class DocumentationText {

    private static final Pattern SINCE = Pattern.compile("Since:?\\s+(\\d+(?:\\.\\d+)++)");
    private static final Pattern SINCE_REMARK = Pattern.compile("\\s*\\([Ss]ince:?\\s+(\\d+(?:\\.\\d+)++)\\)");
    private static final Pattern NUMBERED = Pattern.compile("\\(\\d+\\)\\s+");
    private static final Pattern DOTTED = Pattern.compile("[o*+•]\\s+");
    /** The end of a member's text that only says that its own members follow. */
    private static final Pattern MEMBERS_FOLLOW = Pattern.compile(
            "[,.;]?\\s*(?:(?:it is|it's)\\s+)?\\ban?\\s+(?:optional\\s+)?(?:json-\\w+|list of json-\\w+)[^.]*:$"
                    + "|,?\\s*(?:it's\\s+|it is\\s+)?one of the following(?: values)?:?$",
            Pattern.CASE_INSENSITIVE);
    /** The end of a sentence. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.:])\\s+(?=[A-Z])");
    /** What a sentence has that only tells the shape of what the listed members belong to. */
    private static final Pattern SHAPE = Pattern.compile("\\bjson-(?:object|array)\\b", Pattern.CASE_INSENSITIVE);

    private DocumentationText() {}

    /** What a document says of its command or event as a whole. */
    static Documentation ofDocument(Document document, DocumentSections sections) {
        List<Documentation.Block> blocks = new ArrayList<>();
        String since = "";
        boolean listsMembers = !sections.ofMembers().isEmpty();
        LabelKind zone = null;
        List<ProseBlock> remark = new ArrayList<>();
        for (ProseBlock block : document.blocks()) {
            if (block instanceof Label label) {
                endRemark(zone, remark, blocks);
                zone = label.kind();
                if (zone == LabelKind.RETURNS) {
                    addReturns(new Paragraph(List.of(label.text()), label.location()), listsMembers, remark);
                }
            } else if (block instanceof Paragraph paragraph) {
                Matcher sinceLine = SINCE.matcher(paragraph.text());
                if (zone == null && sinceLine.matches()) {
                    since = sinceLine.group(1);
                } else if ((zone == LabelKind.NOTE || zone == LabelKind.WARNING) && !isOfReply(paragraph, remark)) {
                    remark.add(paragraph);
                } else if (zone == LabelKind.RETURNS || zone == LabelKind.NOTE || zone == LabelKind.WARNING) {
                    addReturns(paragraph, listsMembers, remark);
                } else if (zone != LabelKind.EXAMPLE) {
                    String text = beyondShape(paragraph, listsMembers);
                    if (!text.isBlank()) {
                        blocks.add(new Documentation.Paragraph(text));
                    }
                }
            } else if (block instanceof BulletList list
                    && !sections.ofMembers().contains(list)
                    && zone != LabelKind.EXAMPLE) {
                if (remark.isEmpty()) {
                    blocks.add(items(list));
                } else {
                    remark.add(list);
                }
            }
        }
        endRemark(zone, remark, blocks);
        return new Documentation(blocks, since);
    }

    /** What an item says of its member. */
    static Documentation ofMember(Bullet bullet) {
        String text = Claims.of(bullet).text();
        Matcher since = SINCE_REMARK.matcher(text);
        String release = "";
        if (since.find()) {
            release = since.group(1);
            text = since.replaceFirst("");
        }
        if (bullet.children().stream().anyMatch(child -> !child.names().isEmpty())) {
            text = MEMBERS_FOLLOW.matcher(text).replaceFirst("");
        }
        List<Documentation.Block> blocks = new ArrayList<>();
        if (!text.isBlank()) {
            blocks.add(new Documentation.Paragraph(text.strip()));
        }
        for (Bullet child : bullet.children()) {
            if (child.names().isEmpty()) {
                blocks.add(new Documentation.Paragraph(child.text()));
            }
        }
        return new Documentation(blocks, release);
    }

    private static void endRemark(@Nullable LabelKind zone, List<ProseBlock> remark, List<Documentation.Block> blocks) {
        if (remark.isEmpty()) {
            return;
        }
        List<Documentation.Block> body = new ArrayList<>();
        for (ProseBlock block : remark) {
            if (block instanceof BulletList list) {
                body.add(items(list));
                continue;
            }
            Paragraph paragraph = (Paragraph) block;
            List<String> numbered = items(paragraph, NUMBERED);
            List<String> dotted = items(paragraph, DOTTED);
            if (!numbered.isEmpty()) {
                addItems(true, numbered, body);
            } else if (!dotted.isEmpty()) {
                addItems(false, dotted, body);
            } else {
                body.add(new Documentation.Paragraph(paragraph.text()));
            }
        }
        remark.clear();
        blocks.add(
                zone == LabelKind.RETURNS
                        ? new Remark("Returns", body)
                        : new Remark(zone == LabelKind.WARNING ? "Warning" : "Note", body));
    }

    /** Whether a paragraph of a note ends the note. */
    private static boolean isOfReply(Paragraph paragraph, List<ProseBlock> remark) {
        return !remark.isEmpty() && ReplyWords.wholeIn(paragraph.text()) != null;
    }

    /** Adds what a text says of a reply beyond its shape. */
    private static void addReturns(Paragraph paragraph, boolean listsMembers, List<ProseBlock> remark) {
        String text = beyondShape(paragraph, listsMembers);
        if (!text.isBlank()) {
            remark.add(text.equals(paragraph.text()) ? paragraph : new Paragraph(List.of(text), paragraph.location()));
        }
    }

    /** What a paragraph says beyond the shape that the lists of members show as well. */
    private static String beyondShape(Paragraph paragraph, boolean listsMembers) {
        return listsMembers ? withoutShape(paragraph.text()) : paragraph.text();
    }

    /** Adds a list, or to the list that the body ends in. */
    private static void addItems(boolean ordered, List<String> texts, List<Documentation.Block> body) {
        List<List<Documentation.Block>> items = new ArrayList<>();
        if (!body.isEmpty() && body.get(body.size() - 1) instanceof Items last && last.ordered() == ordered) {
            body.remove(body.size() - 1);
            items.addAll(last.items());
        }
        texts.forEach(text -> items.add(List.of(new Documentation.Paragraph(text))));
        body.add(new Items(ordered, items));
    }

    /** The items of a paragraph in which a mark at the start of a line starts each; empty when the first line has none. */
    private static List<String> items(Paragraph paragraph, Pattern mark) {
        List<String> items = new ArrayList<>();
        for (String line : paragraph.lines()) {
            Matcher matcher = mark.matcher(line);
            if (matcher.lookingAt()) {
                items.add(line.substring(matcher.end()));
            } else if (items.isEmpty()) {
                return List.of();
            } else {
                int last = items.size() - 1;
                items.set(last, items.get(last) + " " + line);
            }
        }
        return items;
    }

    /** A paragraph without the sentences that say no more than the types do. */
    private static String withoutShape(String text) {
        return Arrays.stream(SENTENCE_END.split(text, -1))
                .filter(sentence -> !SHAPE.matcher(sentence).find())
                .filter(sentence -> !sentence.endsWith("contains the following:"))
                .collect(Collectors.joining(" "));
    }

    private static Items items(BulletList list) {
        return new Items(
                false,
                list.bullets().stream()
                        .map(bullet -> List.<Documentation.Block>of(new Documentation.Paragraph(nameAndText(bullet))))
                        .toList());
    }

    private static String nameAndText(Bullet bullet) {
        return bullet.names().isEmpty() ? bullet.text() : String.join(", ", bullet.names()) + ": " + bullet.text();
    }
}
