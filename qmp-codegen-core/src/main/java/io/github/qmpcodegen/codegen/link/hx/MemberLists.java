package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Claim;
import io.github.qmpcodegen.codegen.prose.Claims;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for items of lists that describe a member of which nothing would become known otherwise. */
final class MemberLists {

    /** What stands where a name is expected: something in quotes, or before a text that states a type. */
    private static final Pattern NAMELIKE = Pattern.compile(
            "[\"'`]([^\"'`:]{0,40})[\"'`]?\\s*:.*|([\\w.+ -]{1,40})[\"'`]?\\s*:.*\\(\\s*json-.*", Pattern.DOTALL);

    /** The kinds of values that may have members. */
    private static final Set<Claim.Kind> NESTED = EnumSet.of(Claim.Kind.OBJECT, Claim.Kind.ARRAY, Claim.Kind.ANY);

    private final DiagnosticSink sink;

    private MemberLists(DiagnosticSink sink) {
        this.sink = sink;
    }

    /** Reports the items that cannot be read, and those that describe what another one describes. */
    static void check(DocumentSections sections, DiagnosticSink sink) {
        MemberLists lists = new MemberLists(sink);
        sections.groups().forEach(lists::check);
    }

    private void check(List<Bullet> bullets) {
        Map<String, Bullet> described = new HashMap<>();
        for (Bullet bullet : bullets) {
            if (bullet.names().isEmpty()) {
                checkNameless(bullet);
            }
            for (String name : bullet.names()) {
                // Items without a dash tell which machine has what.
                Bullet first = bullet.dashed() ? described.putIfAbsent(name, bullet) : null;
                if (first != null) {
                    sink.report(new Diagnostic(
                            Rule.REPEATED_MEMBER,
                            bullet.location(),
                            "this list describes '" + name + "' twice; correct the name, or join the two descriptions",
                            List.of(new Diagnostic.Related(first.location(), "the first one"))));
                }
            }
            bullet.body().stream()
                    .filter(BulletList.class::isInstance)
                    .forEach(list -> check(((BulletList) list).bullets()));
            if (!bullet.children().isEmpty() && !bullet.names().isEmpty() && isScalar(bullet)) {
                bullet.children().stream().filter(MemberLists::isMember).forEach(inner -> reportInside(bullet, inner));
            }
            if (bullet.text().endsWith(":")) {
                // The line that announces what else there can be belongs to the item above it.
                described.clear();
            }
        }
    }

    private static boolean isScalar(Bullet bullet) {
        Claim.Kind kind = Claims.of(bullet.text()).kind();
        return kind != null && !NESTED.contains(kind);
    }

    private static boolean isMember(Bullet bullet) {
        return !bullet.names().isEmpty() && Claims.of(bullet.text()).kind() != null;
    }

    private void reportInside(Bullet outer, Bullet inner) {
        sink.report(new Diagnostic(
                Rule.UNREADABLE_MEMBER,
                inner.location(),
                "'" + inner.names().get(0) + "' is indented as part of '"
                        + outer.names().get(0)
                        + "', which has no members, so this item is a remark; indent it like the items of its object",
                List.of(new Diagnostic.Related(outer.location(), "what it is part of"))));
    }

    private void checkNameless(Bullet bullet) {
        Matcher namelike = NAMELIKE.matcher(bullet.text());
        if (namelike.matches()) {
            String name = namelike.group(1) == null ? namelike.group(2) : namelike.group(1);
            sink.report(
                    Rule.UNREADABLE_MEMBER,
                    bullet.location(),
                    "'" + name.strip()
                            + "' cannot be the name of a member, so this item is a remark; expected an item such as"
                            + " '- \"name\": text (json-string)'");
        }
    }
}
