package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.diff.Wording.About;
import io.github.qmpcodegen.codegen.schema.BuildConditions;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Feature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The changes found so far, and which types are used where. Not safe for use by several threads. */
final class ChangeLog {

    private final List<Found> found = new ArrayList<>();
    private final Map<Object, Set<Object>> usersByNode = new HashMap<>();

    private record Found(Object node, Change change) {}

    /** Notes a change. */
    void add(Position position, ChangeKind kind, Wording wording, Verdict verdict, Locations locations) {
        Difference difference = new Difference(kind, position.entity(), position.path(), wording);
        Set<Direction> directions = EnumSet.of(position.direction());
        found.add(new Found(position.node(), new Change(difference, verdict, directions, List.of(), locations)));
    }

    /** Notes that what stands for a type is used by another such thing, or by a command or event. */
    void addUse(Object type, Object user) {
        usersByNode.computeIfAbsent(type, node -> new HashSet<>()).add(user);
    }

    /** Notes what is said of something now and was not before, or the other way round. */
    void traits(Position position, Described old, Described now) {
        traits(position, old, now, Locations.of(old, now));
    }

    /** The same of something that is described with what it is part of. */
    void traits(Position position, Described old, Described now, Locations locations) {
        features(position, old.features(), now.features(), locations);
        conditions(position, old.conditions(), now.conditions(), locations);
    }

    private void features(Position position, List<Feature> old, List<Feature> now, Locations locations) {
        Set<String> had = names(old);
        Set<String> has = names(now);
        About about = position.aboutUnlessWhole();
        for (String name : has) {
            if (!had.contains(name)) {
                boolean leaving = name.equals(Feature.DEPRECATED);
                add(
                        position,
                        ChangeKind.FEATURE_ADDED,
                        Wording.is(about, "now marked '" + name + "'"),
                        Verdict.harmless(leaving ? "it still works, but will be removed" : "it still works"),
                        locations);
            }
        }
        for (String name : had) {
            if (!has.contains(name)) {
                add(
                        position,
                        ChangeKind.FEATURE_REMOVED,
                        Wording.is(about, "no longer marked '" + name + "'"),
                        Verdict.harmless("it works as it did"),
                        locations);
            }
        }
    }

    private void conditions(Position position, List<String> then, List<String> today, Locations locations) {
        List<String> old = BuildConditions.parts(then);
        List<String> now = BuildConditions.parts(today);
        if (old.equals(now)) {
            return;
        }
        String text;
        if (now.isEmpty()) {
            text = "in every build; it was only in those with " + quoted(old);
        } else if (old.isEmpty()) {
            text = "only in builds with " + quoted(now);
        } else {
            text = "only in builds with " + quoted(now) + "; it was in those with " + quoted(old);
        }
        add(
                position,
                ChangeKind.CONDITION_CHANGED,
                Wording.is(position.aboutUnlessWhole(), text),
                Verdict.harmless("servers differ in their build options"),
                locations);
    }

    private static String quoted(List<String> conditions) {
        return conditions.stream().map(condition -> "'" + condition + "'").collect(Collectors.joining(" and "));
    }

    private static Set<String> names(List<Feature> features) {
        return features.stream().map(Feature::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All changes, those that differ in their direction only as one, in the order of their entities. */
    List<Change> changes() {
        Map<Difference, Change> merged = new LinkedHashMap<>();
        for (Found each : found) {
            Change change = each.change();
            if (change.entity().kind() == ChangedEntity.Kind.TYPE) {
                change = change.withUsers(users(each.node()));
            }
            merged.merge(change.difference(), change, Change::mergedWith);
        }
        List<Change> sorted = new ArrayList<>(merged.values());
        sorted.sort(Comparator.comparing((Change change) -> change.entity().kind())
                .thenComparing(change -> change.entity().name())
                .thenComparing(change -> change.entity().formerName()));
        return List.copyOf(sorted);
    }

    private Set<String> users(Object type) {
        Set<String> users = new TreeSet<>();
        Set<Object> seen = new HashSet<>();
        Deque<Object> pending = new ArrayDeque<>();
        pending.add(type);
        while (!pending.isEmpty()) {
            Object node = pending.remove();
            if (node instanceof ChangedEntity entity) {
                users.add(entity.name());
            } else if (seen.add(node)) {
                pending.addAll(usersByNode.getOrDefault(node, Set.of()));
            }
        }
        return users;
    }
}
