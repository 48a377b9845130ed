package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.ObjectType.Branch;
import io.github.qmpcodegen.codegen.schema.ObjectType.Branching;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares objects: their members, and those that a union adds. */
final class ObjectComparison {

    private final Schema before;
    private final Schema after;
    private final ChangeLog log;
    private final TypeComparison types;

    ObjectComparison(Schema before, Schema after, ChangeLog log, TypeComparison types) {
        this.before = before;
        this.after = after;
        this.log = log;
        this.types = types;
    }

    /** An object without members. */
    static ObjectType empty(SourceLocation location) {
        return new ObjectType(TypeName.declared(""), List.of(), null, false, Traits.at(location));
    }

    /**
     * Compares two objects.
     *
     * @param elsewhere the names of members that one of the two has, and that the other has from somewhere else
     */
    void compare(ObjectType old, ObjectType now, Position position, Set<String> elsewhere) {
        compareOpenness(old, now, position);
        Branching oldBranching = old.branching();
        Branching newBranching = now.branching();
        if (oldBranching != null && newBranching != null) {
            Map<String, Member> had = byName(old.members());
            Map<String, Member> has = byName(now.members());
            Set<String> shared = new HashSet<>(elsewhere);
            had.keySet().stream()
                    .filter(name -> !has.containsKey(name) && isInEveryBranch(name, now, newBranching, after))
                    .forEach(shared::add);
            compareMembers(had, has, old, now, position, shared);
            if (oldBranching.tag().equals(newBranching.tag())) {
                compareBranches(old, oldBranching, now, newBranching, position);
            } else {
                log.add(
                        position,
                        ChangeKind.TAG_CHANGED,
                        Wording.of("the branches are now chosen by '" + newBranching.tag() + "' instead of '"
                                + oldBranching.tag() + "'"),
                        Verdict.breaks("clients look at the old member"),
                        Locations.of(old, now));
            }
        } else {
            // What was one object of optional members may have become a union, or the other way round.
            compareMembers(allMembers(old, before), allMembers(now, after), old, now, position, elsewhere);
        }
    }

    private void compareOpenness(ObjectType old, ObjectType now, Position position) {
        if (old.open() == now.open()) {
            return;
        }
        boolean shownOnly = !old.members().isEmpty()
                && old.members().stream().allMatch(member -> member.typeOrigin() == Origin.EXAMPLE);
        Verdict verdict;
        if (old.open() && !shownOnly && position.isSent()) {
            verdict = Verdict.breaks("the server refuses a client that sends others");
        } else {
            verdict = Verdict.harmless(
                    shownOnly ? "only examples showed its members before" : "all that was valid before still is");
        }
        String where = position.aboutUnlessWhole().words();
        log.add(
                position,
                now.open() ? ChangeKind.NOW_OPEN : ChangeKind.NOW_CLOSED,
                Wording.of((where.isEmpty() ? "" : where + ": ")
                        + (now.open() ? "unnamed members are accepted" : "unnamed members are no longer accepted")),
                verdict,
                Locations.of(old, now));
    }

    /** Whether a member is there whatever the tag is. */
    private static boolean isInEveryBranch(String name, ObjectType union, Branching branching, Schema schema) {
        Map<String, Branch> branches = branches(branching);
        return tags(union, branching, schema)
                        .map(tags -> tags.values().stream().allMatch(tag -> branches.containsKey(tag.text())))
                        .orElse(true)
                && branches.values().stream()
                        .allMatch(branch -> schema.objectType(branch.type()).members().stream()
                                .anyMatch(member -> member.name().equals(name)));
    }

    private void compareMembers(
            Map<String, Member> had,
            Map<String, Member> has,
            ObjectType old,
            ObjectType now,
            Position position,
            Set<String> elsewhere) {
        Set<String> names = new LinkedHashSet<>(had.keySet());
        names.addAll(has.keySet());
        for (String name : names) {
            Member first = had.get(name);
            Member second = has.get(name);
            Position at = position.member(name);
            if (first != null && second != null) {
                compare(first, second, at);
            } else if (second != null && !elsewhere.contains(name)) {
                added(second, old, at);
            } else if (first != null && !elsewhere.contains(name)) {
                removed(first, now, at);
            }
        }
    }

    private void added(Member member, ObjectType old, Position position) {
        boolean sent = position.isSent();
        Verdict verdict;
        if (sent) {
            verdict = member.optional()
                    ? Verdict.harmless("a client may leave it out")
                    : Verdict.breaks("the server refuses a client that leaves this out");
        } else {
            verdict = Verdict.harmless("clients ignore unknown members");
        }
        log.add(
                position,
                ChangeKind.MEMBER_ADDED,
                Wording.is(
                        position.about(), "new" + (member.optional() ? " and optional" : sent ? " and mandatory" : "")),
                verdict,
                Locations.of(old, member));
    }

    private void removed(Member member, ObjectType now, Position position) {
        boolean sent = position.isSent();
        boolean taken = sent && now.open();
        Verdict verdict;
        if (taken) {
            verdict = Verdict.harmless("the server still accepts unnamed members");
        } else if (Certainty.isShown(member.optionalOrigin())) {
            verdict = Verdict.harmless(Certainty.difference(member.optionalOrigin(), member.optionalOrigin()));
        } else {
            verdict = Verdict.breaks(sent ? "the server refuses this" : "a client that reads this finds nothing");
        }
        log.add(
                position,
                ChangeKind.MEMBER_REMOVED,
                Wording.is(position.about(), taken ? "no longer named" : "gone"),
                verdict,
                Locations.of(member, now));
    }

    private void compare(Member old, Member now, Position position) {
        log.traits(position, old, now);
        if (old.optional() != now.optional()) {
            comparePresence(old, now, position);
        }
        types.compare(
                new StatedType(old.type(), old.typeOrigin(), old.location()),
                new StatedType(now.type(), now.typeOrigin(), now.location()),
                position);
    }

    private void comparePresence(Member old, Member now, Position position) {
        boolean sent = position.isSent();
        boolean harmful = now.optional() != sent;
        Verdict verdict;
        if (!harmful) {
            verdict = Verdict.harmless(
                    sent ? "clients that send it still work" : "clients that do without it still work");
        } else if (Certainty.differsInPresence(old.optionalOrigin(), now.optionalOrigin())) {
            verdict = Verdict.harmless(Certainty.difference(old.optionalOrigin(), now.optionalOrigin()));
        } else {
            verdict = Verdict.breaks(
                    sent
                            ? "the server refuses a client that leaves this out"
                            : "a client that relies on this may find nothing");
        }
        log.add(
                position,
                now.optional() ? ChangeKind.NOW_OPTIONAL : ChangeKind.NOW_MANDATORY,
                Wording.is(
                        position.about(),
                        now.optional() ? "now optional" : sent ? "now mandatory" : "now always there"),
                verdict,
                Locations.of(old, now));
    }

    private void compareBranches(
            ObjectType old, Branching oldBranching, ObjectType now, Branching newBranching, Position position) {
        Map<String, Branch> had = branches(oldBranching);
        Map<String, Branch> has = branches(newBranching);
        Set<String> names = new LinkedHashSet<>(had.keySet());
        names.addAll(has.keySet());
        // On the wire, a member that moves between a branch and what all branches have in common stays where it was.
        Set<String> moved = difference(old.members(), now.members());
        for (String name : names) {
            // A value of the tag that is new or gone is reported as such, which covers its branch.
            if (isValue(name, old, oldBranching, before) && isValue(name, now, newBranching, after)) {
                Branch first = had.get(name);
                Branch second = has.get(name);
                types.compareMembers(
                        first == null ? null : first.type(),
                        second == null ? null : second.type(),
                        position.branch(oldBranching.tag(), name),
                        old.location(),
                        now.location(),
                        moved);
            }
        }
    }

    private static Set<String> difference(List<Member> first, List<Member> second) {
        Set<String> either = new HashSet<>(byName(first).keySet());
        either.addAll(byName(second).keySet());
        Set<String> both = new HashSet<>(byName(first).keySet());
        both.retainAll(byName(second).keySet());
        either.removeAll(both);
        return either;
    }

    private static boolean isValue(String text, ObjectType union, Branching branching, Schema schema) {
        return tags(union, branching, schema)
                .map(tags -> tags.values().stream().anyMatch(tag -> tag.text().equals(text)))
                .orElse(true);
    }

    /** The enumeration of the member that chooses a branch. */
    private static Optional<EnumType> tags(ObjectType union, Branching branching, Schema schema) {
        return union.members().stream()
                .filter(member -> member.name().equals(branching.tag()))
                .filter(member -> member.type() instanceof TypeReference.Named)
                .map(member -> schema.type((TypeReference.Named) member.type()))
                .filter(EnumType.class::isInstance)
                .map(EnumType.class::cast)
                .findFirst();
    }

    private static Map<String, Branch> branches(Branching branching) {
        Map<String, Branch> branches = new LinkedHashMap<>();
        branching.branches().forEach(branch -> branches.put(branch.tagValue(), branch));
        return branches;
    }

    private static Map<String, Member> byName(List<Member> members) {
        Map<String, Member> byName = new LinkedHashMap<>();
        members.forEach(member -> byName.put(member.name(), member));
        return byName;
    }

    /** The members of an object, and those of its branches as optional ones. */
    private static Map<String, Member> allMembers(ObjectType object, Schema schema) {
        Map<String, Member> all = byName(object.members());
        addBranches(object, schema, all, new HashSet<>());
        return all;
    }

    private static void addBranches(ObjectType object, Schema schema, Map<String, Member> all, Set<String> seen) {
        Branching branching = object.branching();
        if (branching == null || !seen.add(object.name().text())) {
            return;
        }
        for (Branch branch : branching.branches()) {
            ObjectType type = schema.objectType(branch.type());
            type.members().forEach(member -> all.merge(member.name(), optional(member), ObjectComparison::eitherOf));
            addBranches(type, schema, all, seen);
        }
    }

    /** A member that branches share; where they give it different types, it has none that is always its own. */
    private static Member eitherOf(Member first, Member second) {
        return first.type().equals(second.type()) ? first : optional(first, TypeReference.any(), Origin.NOTHING);
    }

    private static Member optional(Member member) {
        return optional(member, member.type(), member.typeOrigin());
    }

    private static Member optional(Member member, TypeReference type, Origin typeOrigin) {
        return new Member(member.name(), type, typeOrigin, true, member.optionalOrigin(), member.traits());
    }
}
