package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import java.util.List;
import java.util.Set;

/**
 * The sections of a command's or event's document by what they are about.
 *
 * @param members the items that describe its arguments or data
 * @param reply the texts and lists that describe its reply, in order
 * @param loose items of lists that are about the arguments without naming any of them: they stand where the arguments
 *     are announced and not listed
 * @param ofMembers the lists that are about members, by identity; any other is a remark
 * @param groups the items of all lists that may describe members; those that notes divide are one group
 * @param returnsNothing whether the text says that nothing is returned
 */
record DocumentSections(
        List<Bullet> members,
        List<ProseBlock> reply,
        List<Bullet> loose,
        Set<BulletList> ofMembers,
        List<List<Bullet>> groups,
        boolean returnsNothing) {

    /** The sections of a command that has no document. */
    static final DocumentSections NONE =
            new DocumentSections(List.of(), List.of(), List.of(), Set.of(), List.of(), false);
}
