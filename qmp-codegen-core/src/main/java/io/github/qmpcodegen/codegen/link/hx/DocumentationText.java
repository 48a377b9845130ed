package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Block;
import io.github.qmpcodegen.codegen.prose.Block.Bullet;
import io.github.qmpcodegen.codegen.prose.Block.BulletList;
import io.github.qmpcodegen.codegen.prose.Block.Label;
import io.github.qmpcodegen.codegen.prose.Block.LabelKind;
import io.github.qmpcodegen.codegen.prose.Block.Paragraph;
import io.github.qmpcodegen.codegen.prose.Claims;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Documentation.Items;
import io.github.qmpcodegen.codegen.schema.Documentation.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the schema's documentation of a document's words, without what has become types and examples. */
final class DocumentationText {

    private static final Pattern SINCE = Pattern.compile("Since:?\\s+(\\d+(?:\\.\\d+)+)");
    private static final Pattern SINCE_REMARK = Pattern.compile("\\s*\\([Ss]ince:?\\s+(\\d+(?:\\.\\d+)+)\\)");
    private static final Pattern NUMBERED = Pattern.compile("\\((\\d+)\\)\\s+");
    /** What only says that members follow. */
    private static final Pattern INTRODUCTION = Pattern.compile(
            "(?:\\bjson-(?:object|array)\\b|\\breturned value is\\b|\\bfollowing\\b).*", Pattern.CASE_INSENSITIVE);

    private DocumentationText() {}

    /** What a document says of its command or event as a whole. */
    static Documentation ofDocument(Document document) {
        List<Documentation.Block> blocks = new ArrayList<>();
        String since = "";
        LabelKind zone = null;
        List<Paragraph> remark = new ArrayList<>();
        for (Block block : document.blocks()) {
            if (block instanceof Label label) {
                endRemark(zone, remark, blocks);
                zone = label.kind();
                if (!label.text().isBlank() && zone != LabelKind.EXAMPLE && zone != LabelKind.MEMBERS) {
                    remark.add(new Paragraph(List.of(label.text()), label.location()));
                }
            } else if (block instanceof Paragraph paragraph) {
                Matcher sinceLine = SINCE.matcher(paragraph.text());
                if (zone == null && sinceLine.matches()) {
                    since = sinceLine.group(1);
                } else if (zone == LabelKind.NOTE || zone == LabelKind.WARNING || zone == LabelKind.RETURNS) {
                    remark.add(paragraph);
                } else if (zone != LabelKind.EXAMPLE && !isIntroduction(paragraph)) {
                    blocks.add(new Documentation.Paragraph(paragraph.text()));
                }
            } else if (block instanceof BulletList list && !isOfMembers(list) && zone != LabelKind.EXAMPLE) {
                blocks.add(items(list));
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

    private static void endRemark(@Nullable LabelKind zone, List<Paragraph> remark, List<Documentation.Block> blocks) {
        if (remark.isEmpty()) {
            return;
        }
        List<Documentation.Block> body = new ArrayList<>();
        for (Paragraph paragraph : remark) {
            List<String> numbered = numberedItems(paragraph);
            if (numbered.isEmpty()) {
                body.add(new Documentation.Paragraph(paragraph.text()));
            } else {
                body.add(new Items(
                        true,
                        numbered.stream()
                                .map(item -> List.<Documentation.Block>of(new Documentation.Paragraph(item)))
                                .toList()));
            }
        }
        remark.clear();
        blocks.add(
                zone == LabelKind.RETURNS
                        ? new Remark("Returns", body)
                        : new Remark(zone == LabelKind.WARNING ? "Warning" : "Note", body));
    }

    /** The items of a paragraph in which every item starts a line with its number in parentheses. */
    private static List<String> numberedItems(Paragraph paragraph) {
        List<String> items = new ArrayList<>();
        for (String line : paragraph.lines()) {
            Matcher number = NUMBERED.matcher(line);
            if (number.lookingAt()) {
                items.add(line.substring(number.end()));
            } else if (items.isEmpty()) {
                return List.of();
            } else {
                int last = items.size() - 1;
                items.set(last, items.get(last) + " " + line);
            }
        }
        return items;
    }

    private static boolean isIntroduction(Paragraph paragraph) {
        return INTRODUCTION.matcher(paragraph.text()).find() && paragraph.text().matches("(?s).*(json-|:$).*");
    }

    private static boolean isOfMembers(BulletList list) {
        return list.bullets().stream().anyMatch(bullet -> !bullet.names().isEmpty());
    }

    private static Items items(BulletList list) {
        return new Items(
                false,
                list.bullets().stream()
                        .map(bullet -> List.<Documentation.Block>of(new Documentation.Paragraph(bullet.text())))
                        .toList());
    }
}
