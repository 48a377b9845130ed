package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The sections of a command's or event's document by what they are about.
 *
 * @param members the items that describe its arguments or data
 * @param membersAnnounced whether a label says that these follow, even if nothing does
 * @param reply the texts and lists that describe its reply, in order
 * @param loose items of lists that are about the arguments without naming any of them: they stand where the arguments
 *     are announced and not listed
 * @param returnsText what stands behind {@code Returns:}; empty when there is no such label
 */
record DocumentSections(
        List<Bullet> members,
        boolean membersAnnounced,
        List<ProseBlock> reply,
        List<Bullet> loose,
        String returnsText) {

    /**
     * Divides a document.
     *
     * @param document the document
     * @param argumentNames the names that the command's arguments are known to have; lists that stand elsewhere are
     *     about the arguments if they are about these
     */
    static DocumentSections of(Document document, Set<String> argumentNames) {
        List<Bullet> members = new ArrayList<>();
        List<ProseBlock> reply = new ArrayList<>();
        StringBuilder returns = new StringBuilder();
        boolean announced = false;
        LabelKind zone = null;
        boolean paragraphSince = false;
        for (ProseBlock block : document.blocks()) {
            if (block instanceof Label label) {
                zone = label.kind();
                paragraphSince = false;
                announced |= zone == LabelKind.MEMBERS;
                if (zone == LabelKind.RETURNS) {
                    returns.append(label.text());
                    reply.add(new Paragraph(List.of("Returns: " + label.text()), label.location()));
                }
            } else if (block instanceof BulletList list) {
                boolean own = zone == LabelKind.MEMBERS && !paragraphSince;
                if (own || (!argumentNames.isEmpty() && areNamed(list, argumentNames))) {
                    members.addAll(list.bullets());
                } else if (zone != LabelKind.NOTE && zone != LabelKind.WARNING && !list.remark() && hasNames(list)) {
                    reply.add(list);
                }
            } else if (block instanceof Paragraph paragraph) {
                paragraphSince = true;
                if (zone == null || zone == LabelKind.MEMBERS || zone == LabelKind.RETURNS) {
                    reply.add(paragraph);
                }
                if (zone == LabelKind.RETURNS) {
                    returns.append(' ').append(paragraph.text());
                }
            }
        }
        List<Bullet> loose = new ArrayList<>();
        if (announced && members.isEmpty() && !argumentNames.isEmpty()) {
            reply.stream()
                    .filter(BulletList.class::isInstance)
                    .forEach(list -> loose.addAll(((BulletList) list).bullets()));
            reply.removeIf(BulletList.class::isInstance);
        }
        return new DocumentSections(
                members, announced, reply, loose, returns.toString().strip());
    }

    private static boolean hasNames(BulletList list) {
        return list.bullets().stream().anyMatch(bullet -> !bullet.names().isEmpty());
    }

    private static boolean areNamed(BulletList list, Set<String> names) {
        return hasNames(list)
                && list.bullets().stream()
                        .flatMap(bullet -> bullet.names().stream())
                        .allMatch(names::contains);
    }
}
