package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the editions of an object: it has all members that any of them has.
 *
 * <p>A member that is a branch's in one edition and every value's in another is every value's, so that there is one place
 * to look for it. So are the members of all branches of an edition whose branches another member distinguished, and
 * the members of one that had no branches yet.
 */
final class ObjectJoin {

    private final History history;
    private final PositionJoin positions;
    private final TraitsJoin traits;
    private final Differences differences;

    ObjectJoin(History history, PositionJoin positions, TraitsJoin traits, Differences differences) {
        this.history = history;
        this.positions = positions;
        this.traits = traits;
        this.differences = differences;
    }

    /**
     * An edition's members.
     *
     * @param edition the edition
     * @param own those of every value
     * @param ofBranches those of branches, by name
     * @param sameTag whether the same member distinguishes its branches as those of the joined type
     */
    private record Layout(
            Edition edition, Map<String, Member> own, Map<String, List<Member>> ofBranches, boolean sameTag) {

        ObjectType object() {
            return (ObjectType) edition.type();
        }

        int release() {
            return edition.release();
        }

        Use use() {
            return new Use(release(), null, Origin.QAPI, edition.type().location());
        }
    }

    /**
     * An occurrence of a member.
     *
     * @param release the place of the release in the order
     * @param member the member
     * @param own whether every value has it
     */
    private record Occurrence(int release, Member member, boolean own) {}

    ObjectType join(TypeName name, Edition newest, List<Edition> editions) {
        ObjectType.Branching branching = ((ObjectType) newest.type()).branching();
        String tag = branching == null ? "" : branching.tag();
        List<Layout> layouts =
                editions.stream().map(edition -> layout(edition, tag)).toList();
        List<Layout> newestFirst = new ArrayList<>(layouts);
        Collections.reverse(newestFirst);
        newestFirst.add(0, layout(newest, tag));
        Set<String> names = new LinkedHashSet<>();
        newestFirst.forEach(layout -> names.addAll(layout.own().keySet()));
        newestFirst.stream()
                .filter(layout -> !layout.sameTag())
                .forEach(layout -> names.addAll(layout.ofBranches().keySet()));
        List<Member> members = new ArrayList<>();
        for (String member : names) {
            members.add(member(name, member, layouts));
        }
        if (branching != null
                || layouts.stream().anyMatch(layout -> layout.object().branching() != null)) {
            reportTags(name, newestFirst);
        }
        return new ObjectType(
                name,
                members,
                branching == null ? null : new ObjectType.Branching(tag, branches(name, tag, newestFirst, layouts)),
                editions.stream().anyMatch(edition -> ((ObjectType) edition.type()).open()),
                EnumJoin.ofType(editions, traits));
    }

    private Layout layout(Edition edition, String tag) {
        ObjectType object = (ObjectType) edition.type();
        Map<String, Member> own = new LinkedHashMap<>();
        object.members().forEach(member -> own.putIfAbsent(member.name(), member));
        Map<String, List<Member>> ofBranches = new LinkedHashMap<>();
        ObjectType.Branching branching = object.branching();
        if (branching != null) {
            addBranches(object, history.schema(edition.release()), ofBranches, new HashSet<>());
        }
        return new Layout(
                edition, own, ofBranches, branching != null && branching.tag().equals(tag));
    }

    private static void addBranches(
            ObjectType object, Schema schema, Map<String, List<Member>> found, Set<String> met) {
        if (object.branching() == null || !met.add(object.name().text())) {
            return;
        }
        for (ObjectType.Branch branch : object.branching().branches()) {
            ObjectType type = schema.objectType(branch.type());
            for (Member member : type.members()) {
                found.computeIfAbsent(member.name(), name -> new ArrayList<>()).add(member);
            }
            addBranches(type, schema, found, met);
        }
    }

    private Member member(TypeName type, String name, List<Layout> layouts) {
        List<Occurrence> occurrences = new ArrayList<>();
        for (Layout layout : layouts) {
            Member own = layout.own().get(name);
            if (own != null) {
                occurrences.add(new Occurrence(layout.release(), own, true));
            } else {
                layout.ofBranches()
                        .getOrDefault(name, List.of())
                        .forEach(member -> occurrences.add(new Occurrence(layout.release(), member, false)));
            }
        }
        String subject = "the member '" + name + "' of '" + type + "'";
        Occurrence newest = newest(occurrences);
        reportMove(subject, occurrences, newest);
        Position position = new Position(subject);
        TypeReference joined = positions.join(
                occurrences.stream()
                        .map(each -> new Use(
                                each.release(),
                                each.member().type(),
                                each.member().typeOrigin(),
                                each.member().location()))
                        .toList(),
                position);
        Availability mandatory = mandatory(name, layouts, newest.member());
        Availability present = history.at(layouts.stream().mapToInt(Layout::release));
        return new Member(
                name,
                joined == null ? TypeReference.any() : joined,
                newest.member().typeOrigin(),
                !mandatory.covers(present),
                newest.member().optionalOrigin(),
                traits.join(occurrences.stream()
                        .map(each -> new TraitsJoin.ReleaseTraits(
                                each.release(), each.member().traits()))
                        .toList()),
                mandatory,
                position.others(history));
    }

    private static Occurrence newest(List<Occurrence> occurrences) {
        Occurrence newest = occurrences.get(0);
        for (Occurrence each : occurrences) {
            if (each.release() > newest.release() || (each.release() == newest.release() && each.own())) {
                newest = each;
            }
        }
        return newest;
    }

    /**
     * The releases in which every value has a member. A condition under which the newest has it is kept as such; that of
     * an older release is forgotten with it, so that there it may be missing.
     */
    private Availability mandatory(String name, List<Layout> layouts, Member newest) {
        Set<Integer> releases = new LinkedHashSet<>();
        layouts.forEach(layout -> releases.add(layout.release()));
        for (Layout layout : layouts) {
            Member own = layout.own().get(name);
            boolean conditional = own != null
                    && !own.conditions().isEmpty()
                    && newest.conditions().isEmpty();
            if (own == null || own.optional() || conditional) {
                releases.remove(layout.release());
            }
        }
        return history.at(releases.stream().mapToInt(Integer::intValue));
    }

    private void reportMove(String subject, List<Occurrence> occurrences, Occurrence newest) {
        occurrences.stream()
                .filter(each -> each.own() != newest.own())
                .findFirst()
                .ifPresent(other -> differences.report(
                        Conflict.MOVED, subject, use(other), place(other), use(newest), place(newest)));
    }

    private static String place(Occurrence occurrence) {
        return occurrence.own() ? "in every value" : "in a branch";
    }

    private static Use use(Occurrence occurrence) {
        return new Use(
                occurrence.release(), null, Origin.QAPI, occurrence.member().location());
    }

    private void reportTags(TypeName name, List<Layout> newestFirst) {
        Layout newest = newestFirst.get(0);
        newestFirst.stream()
                .filter(layout -> layout.edition().genuine() && !tag(layout).equals(tag(newest)))
                .findFirst()
                .ifPresent(other -> differences.report(
                        Conflict.TAG,
                        "'" + name + "'",
                        "'" + name + "' is distinguished by " + tag(newest) + " in " + history.label(newest.release())
                                + ", by " + tag(other) + " in " + history.label(other.release()) + ": "
                                + Conflict.TAG.consequence(),
                        other.use(),
                        newest.use()));
    }

    private static String tag(Layout layout) {
        ObjectType.Branching branching = layout.object().branching();
        return branching == null ? "nothing" : "'" + branching.tag() + "'";
    }

    // Branches.

    private List<ObjectType.Branch> branches(
            TypeName name, String tag, List<Layout> newestFirst, List<Layout> layouts) {
        Set<String> values = new LinkedHashSet<>();
        for (Layout layout : newestFirst) {
            branchesOf(layout).forEach(branch -> values.add(branch.tagValue()));
        }
        List<ObjectType.Branch> branches = new ArrayList<>();
        for (String value : values) {
            branches.add(branch(name, tag, value, layouts));
        }
        return branches;
    }

    private static List<ObjectType.Branch> branchesOf(Layout layout) {
        ObjectType.Branching branching = layout.object().branching();
        return branching == null || !layout.sameTag() ? List.of() : branching.branches();
    }

    private ObjectType.Branch branch(TypeName name, String tag, String value, List<Layout> layouts) {
        List<Use> uses = new ArrayList<>();
        List<TraitsJoin.ReleaseTraits> oldestFirst = new ArrayList<>();
        for (Layout layout : layouts) {
            ObjectType.Branch found = branchesOf(layout).stream()
                    .filter(branch -> branch.tagValue().equals(value))
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                uses.add(new Use(layout.release(), found.type(), Origin.QAPI, found.location()));
                oldestFirst.add(new TraitsJoin.ReleaseTraits(layout.release(), found.traits()));
            } else if (layout.sameTag() || hadNoBranches(name, layout)) {
                EnumType.Value without = tagValue(layout, tag, value);
                if (without != null) {
                    uses.add(new Use(layout.release(), null, Origin.QAPI, without.location()));
                    oldestFirst.add(new TraitsJoin.ReleaseTraits(
                            layout.release(), Traits.at(without.location()).withConditions(without.conditions())));
                } else if (isText(layout, tag)) {
                    // A text does not list its values, so this may have been one of them.
                    SourceLocation place = layout.object().location();
                    uses.add(new Use(layout.release(), null, Origin.QAPI, place));
                    oldestFirst.add(new TraitsJoin.ReleaseTraits(layout.release(), Traits.at(place)));
                }
            }
        }
        TypeReference type = positions.join(uses, new Position("the branch '" + value + "' of '" + name + "'"));
        if (!(type instanceof TypeReference.Named named)) {
            throw new IllegalStateException("the branch '" + value + "' of '" + name + "' is not an object");
        }
        return new ObjectType.Branch(value, named, traits.join(oldestFirst));
    }

    /** Whether a type with the name of the joined one existed before it had branches. */
    private static boolean hadNoBranches(TypeName name, Layout layout) {
        return layout.object().branching() == null
                && layout.object().name().text().equals(name.text());
    }

    private static boolean isText(Layout layout, String tag) {
        Member tagMember = layout.own().get(tag);
        return tagMember != null && tagMember.type().equals(new TypeReference.Builtin(BuiltinType.STR));
    }

    /** The value of an edition's tag that adds no member; null if it is none. */
    private EnumType.@Nullable Value tagValue(Layout layout, String tag, String value) {
        Member tagMember = layout.own().get(tag);
        return tagMember != null
                        && tagMember.type() instanceof TypeReference.Named named
                        && history.schema(layout.release()).type(named) instanceof EnumType type
                ? type.values().stream()
                        .filter(each -> each.text().equals(value))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
