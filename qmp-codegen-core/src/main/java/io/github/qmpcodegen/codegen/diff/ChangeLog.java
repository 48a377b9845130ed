package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.source.SourceLocation;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The changes found so far, and which types are used where. Not safe for use by several threads. */
final class ChangeLog {

    private static final Pattern DEFINED = Pattern.compile("\\bdefined\\s*\\(\\s*(\\w+)\\s*\\)");
    private static final Pattern WHOLLY_BRACKETED = Pattern.compile("\\([^()]*\\)");

    private final List<Found> found = new ArrayList<>();
    private final Map<Object, Set<Object>> usersByNode = new HashMap<>();

    private record Found(Object node, Change change) {}

    /** Notes a change. */
    void add(
            Place place,
            ChangeKind kind,
            String text,
            String reason,
            boolean breaking,
            @Nullable SourceLocation before,
            @Nullable SourceLocation after) {
        found.add(new Found(
                place.node(),
                new Change(
                        kind,
                        place.subject(),
                        place.path(),
                        text,
                        reason,
                        breaking,
                        EnumSet.of(place.direction()),
                        List.of(),
                        before,
                        after)));
    }

    /** Notes that what stands for a type is used by another such thing, or by a command or event. */
    void addUse(Object type, Object user) {
        usersByNode.computeIfAbsent(type, node -> new HashSet<>()).add(user);
    }

    /** Notes differences in the marks of something. */
    void features(Place place, List<Feature> old, List<Feature> now, SourceLocation before, SourceLocation after) {
        Set<String> had = names(old);
        Set<String> has = names(now);
        String start = place.path().isEmpty() ? "" : place.words() + " ";
        for (String name : has) {
            if (!had.contains(name)) {
                boolean leaving = name.equals(Feature.DEPRECATED);
                add(
                        place,
                        ChangeKind.FEATURE_ADDED,
                        start + "is now marked '" + name + "'",
                        leaving ? "it still works, but will be removed" : "it still works",
                        false,
                        before,
                        after);
            }
        }
        for (String name : had) {
            if (!has.contains(name)) {
                add(
                        place,
                        ChangeKind.FEATURE_REMOVED,
                        start + "is no longer marked '" + name + "'",
                        "it works as it did",
                        false,
                        before,
                        after);
            }
        }
    }

    /** Notes differences in the conditions under which a server has something. */
    void conditions(Place place, List<String> then, List<String> today, SourceLocation before, SourceLocation after) {
        List<String> old = then.stream().map(ChangeLog::plain).toList();
        List<String> now = today.stream().map(ChangeLog::plain).toList();
        if (old.equals(now)) {
            return;
        }
        String start = place.path().isEmpty() ? "" : place.words() + " ";
        String text;
        if (now.isEmpty()) {
            text = "is in every build; it was only in those with " + quoted(old);
        } else if (old.isEmpty()) {
            text = "is only in builds with " + quoted(now);
        } else {
            text = "is only in builds with " + quoted(now) + "; it was in those with " + quoted(old);
        }
        add(
                place,
                ChangeKind.CONDITION_CHANGED,
                start + text,
                "servers differ in what they are built with",
                false,
                before,
                after);
    }

    /** Schemas of different ages write the same condition differently: {@code defined(A) || defined(B)}, {@code (A || B)}. */
    private static String plain(String condition) {
        String plain = DEFINED.matcher(condition).replaceAll("$1");
        return WHOLLY_BRACKETED.matcher(plain).matches() ? plain.substring(1, plain.length() - 1) : plain;
    }

    private static String quoted(List<String> conditions) {
        return conditions.stream().map(condition -> "'" + condition + "'").collect(Collectors.joining(" and "));
    }

    private static Set<String> names(List<Feature> features) {
        return features.stream().map(Feature::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All changes, those that differ in their direction only as one, in the order of their subjects. */
    List<Change> changes() {
        Map<String, Change> merged = new LinkedHashMap<>();
        for (Found each : found) {
            Change change = each.change();
            if (change.subject().kind() == Subject.Kind.TYPE) {
                change = change.withUsers(users(each.node()));
            }
            String key = change.kind() + "\n" + change.subject() + "\n" + change.path() + "\n" + change.text();
            merged.merge(key, change, Change::mergedWith);
        }
        List<Change> sorted = new ArrayList<>(merged.values());
        sorted.sort(Comparator.comparing((Change change) -> change.subject().kind())
                .thenComparing(change -> change.subject().name())
                .thenComparing(change -> change.subject().formerName()));
        return List.copyOf(sorted);
    }

    private Set<String> users(Object type) {
        Set<String> users = new TreeSet<>();
        Set<Object> seen = new HashSet<>();
        Deque<Object> pending = new ArrayDeque<>();
        pending.add(type);
        while (!pending.isEmpty()) {
            Object node = pending.remove();
            if (node instanceof Subject subject) {
                users.add(subject.name());
            } else if (seen.add(node)) {
                pending.addAll(usersByNode.getOrDefault(node, Set.of()));
            }
        }
        return users;
    }
}
