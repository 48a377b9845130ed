package io.github.qmpcodegen.codegen.diff;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A difference between two interfaces, and its consequences.
 *
 * @param difference what is different
 * @param verdict whether it breaks clients
 * @param directions the directions that values at this position go in; empty if that does not matter
 * @param usedBy the names of the commands and events that use the type; empty if the change is not in a type
 * @param locations where the position is described
 */
public record Change(
        Difference difference, Verdict verdict, Set<Direction> directions, List<String> usedBy, Locations locations) {

    /** Copies the parts. */
    public Change {
        directions = Set.copyOf(directions);
        usedBy = List.copyOf(usedBy);
    }

    /** The kind of the difference. */
    public ChangeKind kind() {
        return difference.kind();
    }

    /** What has changed. */
    public ChangedEntity entity() {
        return difference.entity();
    }

    /** Whether a client that was correct before may now fail. */
    public boolean breaking() {
        return verdict.breaking();
    }

    /** What has changed, in words; starts in lower case and has no full stop. */
    public String text() {
        return difference.wording().text();
    }

    /** Why it breaks a client, or why it does not. */
    public String reason() {
        return verdict.reason();
    }

    Change withUsers(Set<String> users) {
        return new Change(difference, verdict, directions, List.copyOf(users), locations);
    }

    /** This change for both directions; the verdict is the harder of the two. */
    Change mergedWith(Change twin) {
        Set<Direction> both = EnumSet.noneOf(Direction.class);
        both.addAll(directions);
        both.addAll(twin.directions);
        Set<String> users = new TreeSet<>(usedBy);
        users.addAll(twin.usedBy);
        return new Change(difference, verdict.orHarder(twin.verdict), both, List.copyOf(users), locations);
    }
}
